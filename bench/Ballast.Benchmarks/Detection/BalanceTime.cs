using System.Diagnostics;
using System.Text.Json;
using Ballast.Detection;

namespace Ballast.Benchmarks;

/// <summary>How long it takes to list a YOLO dataset, to plan its balancing and to write it.</summary>
internal static class BalanceTime
{
    /// <summary>The first round of a process compiles as it goes; the last is what a program that plans often sees.</summary>
    public static string Plan(Arguments options)
    {
        var settings = new BalanceOptions();
        var rounds = new List<(double Listing, double Plan)>();
        BalancePlan? plan = null;
        for (int round = 0; round < options.Number("--rounds", 1); round++)
        {
            long start = Stopwatch.GetTimestamp();
            YoloListing listing = YoloListing.Read(options.Text("--folder"), settings.Links);
            double listed = Seconds(start);
            start = Stopwatch.GetTimestamp();
            plan = BalancePlanner.Plan(listing, settings, null, CancellationToken.None);
            rounds.Add((listed, Seconds(start)));
        }

        return JsonSerializer.Serialize(new
        {
            measure = "plan",
            program = "ballast",
            cache = options.Text("--cache", "warm"),
            slices = plan!.Source.Images,
            positive = plan.Source.PositiveImages,
            volumes = plan.Source.Volumes,
            listing_first = rounds[0].Listing,
            plan_first = rounds[0].Plan,
            listing_best = rounds.Min(round => round.Listing),
            plan_best = rounds.Min(round => round.Plan),
        });
    }

    /// <summary>One writing in a new process, as a command does it.</summary>
    public static string Write(Arguments options)
    {
        BalancePlan plan = DetectionBalance.Plan(options.Text("--folder"), new BalanceOptions());
        LinkMode link = Enum.Parse<LinkMode>(options.Text("--link", "copy"), ignoreCase: true);
        var settings = new BalanceWriteOptions { Link = link, Threads = options.Number("--threads", Environment.ProcessorCount) };
        long start = Stopwatch.GetTimestamp();
        DetectionBalance.Write(plan, options.Text("--out"), settings);
        return JsonSerializer.Serialize(new
        {
            measure = "write",
            program = settings.Threads == 1 ? "ballast, 1 thread" : "ballast",
            link = options.Text("--link", "copy"),
            set = options.Text("--set", ""),
            seconds = Seconds(start),
            images = Enum.GetValues<Resampling.SplitPart>().Sum(part => plan.After(part).Images),
        });
    }

    /// <summary>A line for each file that <see cref="Write"/> writes, for a peer: image, label and where they go, divided by tabs.</summary>
    public static string Pairs(Arguments options)
    {
        BalancePlan plan = DetectionBalance.Plan(options.Text("--folder"), new BalanceOptions());
        File.WriteAllLines(options.Text("--out"), WrittenImage.Of(plan).Select(file =>
            string.Join('\t', file.Image.Source.FullPath, file.Image.Source.LabelPath, file.ImageFile, file.LabelFile)));
        return JsonSerializer.Serialize(new { measure = "pairs" });
    }

    private static double Seconds(long start) => Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 4);
}
