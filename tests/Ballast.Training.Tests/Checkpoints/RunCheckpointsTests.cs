using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training.Tests;

/// <summary>A run that ends in the middle and is taken up again equals one that was left alone, bit for bit.</summary>
public sealed class RunCheckpointsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Everything that has a state: dropout, averages, several batches a step with an incomplete last one, clipping, momentum, a rate that changes at each step, augmentation.</summary>
    private static readonly TrainingSettings Everything = new()
    {
        Network = NetworkName.MobileNetV3Small,
        ImageSizePixels = 32,
        BatchSize = 4,
        BatchesPerStep = 2,
        Epochs = 3,
        Patience = 3,
        LearningRate = 0.05,
        Optimizer = new OptimizerSettings.Sgd { Kind = MomentumKind.Nesterov },
        Schedule = new WarmupSchedule { Epochs = 0.5, StartFactor = 0.1, Around = new OneCycleSchedule() },
        Clipping = new GradientClipping.ByNorm { Limit = 1 },
        Averaging = new WeightAveraging { Decay = 0.9, RampSteps = 5 },
        Loss = new LossFunction.Focal(),
        Augmentation = AugmentationSettings.Baseline,
        Threads = 1,
    };

    private string File => folder.At("run.checkpoint");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)] // the first step
    [InlineData(2)]
    [InlineData(3)] // the last step of the first epoch, before it is validated
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)] // the last step of all
    public void A_cancelled_run_goes_on_where_it_was(int step)
    {
        Outcome whole = Run(Everything);
        AssertEnds(Everything with { Checkpoint = new CheckpointSettings { File = File } }, step, cancels: true);
        Assert.Equal(whole, Run(Everything with { Checkpoint = new CheckpointSettings { File = File } }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(5, 2)] // goes back to step 4
    [InlineData(9, 4)] // to step 8
    [InlineData(1, 2)] // to the beginning
    public void A_run_that_fails_goes_back_to_its_last_checkpoint(int step, int every)
    {
        Outcome whole = Run(Everything);
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File, Interval = new CheckpointInterval { EverySteps = every, EveryMinutes = null } } };
        AssertEnds(written, step, cancels: false);
        Assert.Equal(step > every, System.IO.File.Exists(File));
        Assert.Equal(whole, Run(written));
    }

    [Fact]
    public void A_run_can_be_interrupted_again_and_again()
    {
        Outcome whole = Run(Everything);
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File, Interval = new CheckpointInterval { EverySteps = 1 } } };
        for (int step = 2; step <= 9; step++) AssertEnds(written, step, cancels: step % 2 == 0);
        Assert.Equal(whole, Run(written));
    }

    [Theory]
    [InlineData("mobilenet_v3_small")]
    [InlineData("shufflenet_v2")]
    public void Two_threads_go_on_as_two(string network)
    {
        TrainingSettings two = Everything with { Network = NetworkName.Parse(network), Threads = 2, BatchSize = 8, BatchesPerStep = 1, Optimizer = new OptimizerSettings.AdamW() };
        Outcome whole = Run(two);
        TrainingSettings written = two with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, 4, cancels: true);
        Assert.Equal(whole, Run(written));
    }

    [Fact]
    public void Patience_and_the_best_epoch_are_remembered()
    {
        TrainingSettings settings = Everything with { Epochs = 30, Patience = 2, Schedule = new ConstantSchedule() };
        Outcome whole = Run(settings);
        TrainingSettings written = settings with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, whole.Epochs * 3 - 1, cancels: true);
        Assert.True(whole.Epochs < 30);
        Assert.Equal(whole, Run(written));
    }

    [Fact]
    public void A_kept_checkpoint_of_a_finished_run_gives_its_result_again()
    {
        TrainingSettings kept = Everything with { Checkpoint = new CheckpointSettings { File = File, WhenFinished = FinishedCheckpoint.Keep } };
        Outcome first = Run(kept);
        Assert.Equal([File], Directory.EnumerateFiles(folder.Path));
        int steps = 0;
        using TrainingResult again = Trainer.Train(kept, Data(), new TrainingCaller(null, CancellationToken.None) { AfterStep = _ => steps++ });
        Assert.Equal(0, steps);
        Assert.Equal(first, Of(again));
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_refused_and_says_which()
    {
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, 2, cancels: true);
        Assert.Equal(
            $"{File}: the checkpoint is of another run: learning_rate was 0.05 and is 0.1; seed was 42 and is 7. Train with the settings and data of the checkpoint, or delete it to begin anew.",
            Assert.Throws<BallastException>(() => Run(written with { LearningRate = 0.1, Seed = 7 })).Message);
        Assert.Equal(
            $"{File}: the checkpoint is of another run: training threads was 1 and is 2. Train with the settings and data of the checkpoint, or delete it to begin anew.",
            Assert.Throws<BallastException>(() => Run(written with { Threads = 2 })).Message);
        Assert.Equal(Run(Everything), Run(written with { BatchesAhead = 1 })); // decides nothing
    }

    [Fact]
    public void A_checkpoint_of_other_data_is_refused_and_says_what_differs()
    {
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, 2, cancels: true);
        string Refusal(TrainingData data) => Assert.Throws<BallastException>(() => Trainer.Train(written, data)).Message;
        TrainingData now = Data();
        Assert.Equal(
            $"{File}: the checkpoint is of another run: fingerprint of the data was none and is abc. Train with the settings and data of the checkpoint, or delete it to begin anew.",
            Refusal(now with { Fingerprint = "abc" }));
        Assert.StartsWith($"{File}: the checkpoint is of another run: pixels of the validation images was ", Refusal(now with { Validation = Images(9, 3) }), StringComparison.Ordinal);
        string relabelled = Refusal(now with { Validation = new TestImages(9, 32, 3) { Seed = 2, Label = index => (index + 1) % 3 } });
        Assert.StartsWith($"{File}: the checkpoint is of another run: labels of the validation images was ", relabelled, StringComparison.Ordinal);
        Assert.Contains("number of training images was 21 and is 20", Refusal(now with { Train = Images(20, 1) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, 2, cancels: true);
        byte[] whole = System.IO.File.ReadAllBytes(File), flipped = [.. whole];
        flipped[^1] ^= 1;
        System.IO.File.WriteAllBytes(File, flipped);
        Assert.Equal(
            $"{File}: the checkpoint is damaged: its content does not have the checksum that was written with it. Delete it to begin anew.",
            Assert.Throws<BallastException>(() => Run(written)).Message);
        System.IO.File.WriteAllBytes(File, whole[..4]);
        Assert.Equal(
            $"{File}: the checkpoint is damaged: not a valid safetensors file: it has 4 bytes, and the length of the header alone takes 8; the file is cut short. Delete it to begin anew.",
            Assert.Throws<BallastException>(() => Run(written)).Message);
        new SafeTensors([]).Save(File);
        Assert.Equal(
            $"{File}: the checkpoint is damaged: its metadata lack ballast_checkpoint = 1. Delete it to begin anew.", Assert.Throws<BallastException>(() => Run(written)).Message);
        System.IO.File.WriteAllBytes(File, whole[..^5]);
        Assert.Throws<BallastException>(() => Run(written));
    }

    [Fact]
    public void A_write_that_was_cut_short_leaves_the_checkpoint_before_it()
    {
        Outcome whole = Run(Everything);
        TrainingSettings written = Everything with { Checkpoint = new CheckpointSettings { File = File } };
        AssertEnds(written, 5, cancels: true);
        System.IO.File.WriteAllText(File + ".partial", "half of the next");
        Assert.Equal(whole, Run(written));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_checkpoint_without_a_folder_says_so()
    {
        string file = folder.At("nowhere/run.checkpoint");
        var error = Assert.Throws<BallastException>(() => Run(Everything with { Checkpoint = new CheckpointSettings { File = file, Interval = new CheckpointInterval { EverySteps = 1 } } }));
        Assert.StartsWith($"{file}: cannot be written. ", error.Message, StringComparison.Ordinal);
    }

    private static TestImages Images(int count, ulong seed) => new(count, 32, 3) { Seed = seed };

    // 21 images in batches of 4: the last batch of one image is left out, and the last step has one batch.
    private static TrainingData Data()
    {
        TestImages train = Images(21, 1);
        return new TrainingData(train, Images(9, 2), train.Counts);
    }

    private static Outcome Run(TrainingSettings settings)
    {
        using TrainingResult result = Trainer.Train(settings, Data());
        return Of(result);
    }

    private static Outcome Of(TrainingResult result)
    {
        using TemporaryFile file = new();
        result.Model.Save(file.Path, new ClassNames(["a", "b", "c"]));
        string weights = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. SafeTensors.Load(file.Path).Tensors.Values.SelectMany(tensor => tensor.Bytes.ToArray())]));
        string history = string.Join('\n', result.History.Select(Timeless));
        return new Outcome(weights, history, result.BestEpoch, result.History.Length);
    }

    private static EpochRecord Timeless(EpochRecord epoch) =>
        epoch with { Seconds = 0, LoaderWaitSeconds = 0, StepSeconds = 0, ValidationSeconds = 0, ImagesPerSecond = 0 };

    private static void AssertEnds(TrainingSettings settings, int step, bool cancels)
    {
        using var cancellation = new CancellationTokenSource();
        var caller = new TrainingCaller(null, cancellation.Token)
        {
            AfterStep = steps =>
            {
                if (steps < step) return;
                if (!cancels) throw new InvalidOperationException("the process dies");
                cancellation.Cancel();
            },
        };
        Assert.ThrowsAny<Exception>(() => Trainer.Train(settings, Data(), caller));
        if (cancels) Assert.True(System.IO.File.Exists(settings.Checkpoint!.File));
    }

    private sealed record Outcome(string Weights, string History, int BestEpoch, int Epochs);
}
