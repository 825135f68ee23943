using System.CommandLine;
using Ballast.Experiments;
using Ballast.Training;

namespace Ballast.Cli;

/// <summary>The options that decide how weights move and where: optimiser, schedule, clipping, averaging, precision, device and checkpoints.</summary>
internal sealed class EngineOptions
{
    private const double UsualMinutes = 5;

    private static readonly TrainingSettings Defaults = new();

    private readonly Option<string> optimizer = RunOptions.Recipe("--optimizer", "How gradients move weights", RunChoices.Optimizers, Defaults.Optimizer);
    private readonly Option<double> learningRate = RunOptions.Number("--learning-rate", "Learning rate of the first epoch, or the peak of one_cycle; 0.0005 suits adam, 0.05 sgd", Defaults.LearningRate);
    private readonly Option<double> weightDecay = RunOptions.Number("--weight-decay", "How strongly weights are pulled towards zero, in the way of the optimiser", Defaults.WeightDecay);
    private readonly Option<string> scheduler = RunOptions.Recipe("--scheduler", "How the learning rate changes", RunChoices.Schedules, Defaults.Schedule);
    private readonly Option<int> batchesPerStep = RunOptions.Number("--batches-per-step", "Batches whose gradients are added up before a step", Defaults.BatchesPerStep);
    private readonly Option<string> clipping = RunOptions.Recipe("--clip-gradients", "How gradients are kept small", RunChoices.Clippings, Defaults.Clipping);
    private readonly Option<string> averaging = RunOptions.Recipe("--weight-averaging", "A moving average of the weights that is kept in their place", RunChoices.Averagings, Defaults.Averaging);
    private readonly Option<string> layers = RunOptions.Choice("--trained-layers", "Which layers are trained", RunChoices.TrainedLayers, Defaults.TrainedLayers);
    private readonly Option<string> precision = RunOptions.Choice("--precision", "What the network computes in; bfloat16 pays only on processors with fast units for it", RunChoices.Precisions, Defaults.Precision);
    private readonly Option<string> device = RunOptions.Choice("--device", "What the network is trained on; cuda needs a libtorch with CUDA", RunChoices.Devices, Defaults.Device);
    private readonly Option<int> threads = RunOptions.Number("--threads", "Threads of the network; 0 means as many as its work keeps busy", Defaults.Threads);
    private readonly Option<double> minutes = RunOptions.Number("--checkpoint-minutes", "Write the run down this often, so that the same command goes on after an interruption; 0 never", UsualMinutes);
    private readonly Option<int?> steps = new("--checkpoint-steps") { Description = "Write the run down every so many steps as well.", HelpName = "N" };

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => [optimizer, learningRate, weightDecay, scheduler, batchesPerStep, clipping, averaging, layers, precision, device, threads, minutes, steps];

    /// <summary>Settings with what the options say.</summary>
    public RunSettings Fill(ParseResult parsed, RunSettings settings, DemoDefaults? demo) => settings with
    {
        Checkpoints = RunChoices.Checkpoints(parsed.GetValue(minutes), parsed.GetValue(steps)),
        Training = settings.Training with
        {
            Optimizer = RunChoices.Optimizers.Parse(parsed.GetValue(optimizer)!),
            LearningRate = demo is not null && parsed.GetResult(learningRate) is not { Implicit: false } ? demo.LearningRate : parsed.GetValue(learningRate),
            WeightDecay = parsed.GetValue(weightDecay),
            Schedule = RunChoices.Schedules.Parse(parsed.GetValue(scheduler)!),
            BatchesPerStep = parsed.GetValue(batchesPerStep),
            Clipping = RunChoices.Clippings.Parse(parsed.GetValue(clipping)!),
            Averaging = RunChoices.Averagings.Parse(parsed.GetValue(averaging)!),
            TrainedLayers = RunChoices.TrainedLayers.Parse(parsed.GetValue(layers)!),
            Precision = RunChoices.Precisions.Parse(parsed.GetValue(precision)!),
            Device = RunChoices.Devices.Parse(parsed.GetValue(device)!),
            Threads = parsed.GetValue(threads),
        },
    };
}
