using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;
using Ballast.Training;

namespace Ballast.Cli;

/// <summary><c>ballast export</c>: a trained network as an ONNX file.</summary>
internal static class ExportCommand
{
    private const string Purpose = """
        Write the network of a run as an ONNX file that ONNX Runtime and other programs read: input 'images' [n, 3, size, size], output 'logits' [n, classes].
        Class names, image size, normalisation and the settings of the run stand in the file's metadata.

        Examples:
          ballast export outputs/shufflenet_v2_balance_smote_cross_entropy leaves.onnx
          ballast export outputs/mine/best_model.safetensors leaves.onnx --input bytes --probabilities
        """;

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run, or a best_model.safetensors." };
        var file = new Argument<string>("FILE") { Description = "The ONNX file to write; one that exists is replaced." };
        var input = new Option<string>("--input")
        {
            Description = "What the file reads: normalized (mean and deviation taken out already), unit (0 to 1) or bytes (0 to 255).",
            DefaultValueFactory = _ => RunChoices.OnnxInputs.NameOf(OnnxInput.Normalized),
            HelpName = "NAME",
        };
        var probabilities = new Option<bool>("--probabilities") { Description = "Give the softmax of the logits too, as 'probabilities'." };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("export", Purpose) { run, file, input, probabilities, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            using Classifier classifier = Classifier.Load(WeightsOf(parsed.GetRequiredValue(run)));
            classifier.ExportOnnx(path, new OnnxExportOptions
            {
                Input = RunChoices.OnnxInputs.Parse(parsed.GetValue(input)!),
                Output = parsed.GetValue(probabilities) ? OnnxOutput.LogitsAndProbabilities : OnnxOutput.Logits,
            });
            Show(Path.GetFullPath(path), classifier, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static string WeightsOf(string run)
    {
        if (File.Exists(run)) return run;
        if (RunFolder.IsFinished(run)) return Path.Combine(run, RunFolder.BestModel);
        throw new BallastException($"'{run}' is neither the folder of a finished run nor a file of weights. Give a folder that 'ballast train' wrote.");
    }

    private static void Show(string path, Classifier classifier, bool asJson)
    {
        long bytes = new FileInfo(path).Length;
        if (asJson) JsonOutput.Write(new { Path = path, Bytes = bytes, Network = classifier.Network.Spelling, classifier.Classes, classifier.ImageSizePixels });
        else Console.WriteLine($"{classifier.Network} for {classifier.Classes} classes and images of {classifier.ImageSizePixels} pixels, {bytes / 1e6:0.0} MB: {path}");
    }
}
