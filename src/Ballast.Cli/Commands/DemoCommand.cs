using System.CommandLine;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary><c>ballast demo</c>: the drawn demo dataset in a folder.</summary>
internal static class DemoCommand
{
    private const string Purpose = """
        Draw the demo dataset: leaves with diseases, five classes, 20 to 1, several photos of each leaf.

        Example:
          ballast demo leaves --seed 7
        """;

    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The folder to write." };
        var seed = new Option<uint>("--seed") { Description = "Another seed draws other leaves.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("demo", Purpose) { output, seed, json };
        command.SetAction((parsed, cancellation) =>
        {
            string folder = parsed.GetRequiredValue(output);
            DemoLeavesResult demo = DemoLeaves.Write(folder, new DemoLeavesOptions { Seed = parsed.GetValue(seed) }, null, cancellation);
            if (parsed.GetValue(json)) JsonOutput.Write(new { demo.Folder, Outcome = demo.Outcome.ToString(), demo.Photos, demo.Leaves, demo.Fingerprint });
            else Console.WriteLine($"{folder} holds the demo dataset. Next: ballast experiments {folder}");
            return Task.FromResult(0);
        });
        return command;
    }
}
