using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary><c>ballast demo</c>: the drawn demo dataset in a folder.</summary>
internal static class DemoCommand
{
    private const string Purpose = """
        Draw a demo dataset.
        leaves: leaf photos with diseases, five classes, 20 to 1, several photos of each leaf.
        knees: a detection dataset of drawn MRI slices, 550 volumes of which 93 have tears, 94,440 slices of which 18,273 show one (some minutes, 0.4 GB);
        --volumes draws fewer.

        Examples:
          ballast demo leaves --seed 7
          ballast demo knees --kind knees --volumes 60
        """;

    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The folder to write." };
        var seed = new Option<uint>("--seed") { Description = "Another seed draws other leaves.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        var kind = new Option<string>("--kind") { Description = "What is drawn: leaves, knees.", DefaultValueFactory = _ => "leaves", HelpName = "KIND" };
        var volumes = new Option<int?>("--volumes") { Description = "Knees: this many volumes in place of 550; the shares stay.", HelpName = "N" };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("demo", Purpose) { output, seed, kind, volumes, json };
        command.SetAction((parsed, cancellation) =>
        {
            string folder = parsed.GetRequiredValue(output);
            switch (parsed.GetValue(kind)!.ToLowerInvariant())
            {
                case "leaves":
                    GivenOptions.Refuse(parsed, [volumes], "leaves have no volumes");
                    break;
                case "knees":
                    Knees(folder, parsed.GetValue(volumes), parsed.GetValue(seed), parsed.GetValue(json), cancellation);
                    return Task.FromResult(0);
                default:
                    throw new BallastException($"There is no demo '{parsed.GetValue(kind)}'. Choices: leaves, knees.");
            }

            DemoLeavesResult demo = DemoLeaves.Write(folder, new DemoLeavesOptions { Seed = parsed.GetValue(seed) }, null, cancellation);
            if (parsed.GetValue(json)) JsonOutput.Write(new { demo.Folder, Outcome = demo.Outcome.ToString(), demo.Photos, demo.Leaves, demo.Fingerprint });
            else Console.WriteLine($"{folder} holds the demo dataset. Next: ballast experiments {folder}");
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Knees(string folder, int? volumes, uint seed, bool json, CancellationToken cancellation)
    {
        KneeStudy study = (volumes is { } count ? KneeStudy.OfVolumes(count) : new KneeStudy()) with { Seed = seed };
        ConversionReport report = StepProgress.During("drawing volumes", progress => VolumeConversion.Run(study.ToRequest(), folder, progress, cancellation));
        if (json) JsonOutput.Write(new { Folder = Path.GetFullPath(folder), report.Summary });
        else Console.WriteLine($"{folder} holds {Amount.Of(report.Summary.SuccessfulVolumes, "drawn volume")}, {Amount.Of(report.Summary.TotalImages, "slice")}. Next: ballast balance {folder} {folder}-balanced");
    }
}
