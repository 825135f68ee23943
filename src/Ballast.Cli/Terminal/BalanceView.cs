using System.Globalization;
using Ballast.Detection;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary>What is printed of a plan for a detection dataset, step by step, and of the dataset that was written.</summary>
internal static class BalanceView
{
    private const int Listed = 10;

    /// <summary>A thousandth of a percent.</summary>
    private const double WorthSearching = 1e-5;

    private static readonly string Rule = new('=', 60);

    public static void Plan(BalancePlan plan)
    {
        PartCounts source = plan.Source;
        Heading("STEP 1: Scanning the dataset");
        Console.WriteLine($"  {plan.Root}");
        Console.WriteLine($"  Slices:  {Amount.Of(source.Images)}: {Amount.Of(source.PositiveImages)} with objects, {Amount.Of(source.NegativeImages)} without ({Share(source.PositiveImages, source.Images)} / {Share(source.NegativeImages, source.Images)})");
        Console.WriteLine($"  Volumes: {Amount.Of(source.Volumes)}: {Amount.Of(source.PositiveVolumes)} with objects, {Amount.Of(source.NegativeVolumes)} without");
        int inPositive = plan.Images.GroupBy(image => image.Volume, StringComparer.Ordinal).Where(volume => volume.Any(image => image.IsPositive)).Sum(volume => volume.Count());
        Console.WriteLine($"  Volumes with objects hold {Amount.Of(inPositive, "slice")}, {Amount.Of(inPositive - source.PositiveImages)} of them without objects.");
        foreach (DetectionFinding finding in plan.Findings.Take(Listed)) Console.WriteLine($"  note: {finding.File}{(finding.Line is { } line ? $":{line}" : "")}: {finding.Detail}");
        if (plan.Findings.Length > Listed) Console.WriteLine($"  … and {Amount.Of(plan.Findings.Length - Listed)} more notes; --json lists them all.");

        Heading("STEP 2: Splitting volumes (no volume in two parts)");
        foreach (SplitPart part in Parts)
            Console.WriteLine($"  {Name(part)} {Amount.Of(plan.Before(part).PositiveVolumes, "volume")} with objects + {Amount.Of(plan.Before(part).NegativeVolumes)} without");
        if (plan.Comparison is { } comparison) Compare(comparison);

        Heading("STEP 3: Slices of the parts");
        foreach (SplitPart part in Parts)
            Console.WriteLine($"  {Name(part)} {Amount.Of(plan.Before(part).PositiveImages, "slice")} with objects + {Amount.Of(plan.Before(part).NegativeImages)} without");

        Heading("STEP 4: Balancing the training part only");
        PartCounts before = plan.Before(SplitPart.Train), after = plan.After(SplitPart.Train);
        Console.WriteLine($"  Before: {Amount.Of(before.PositiveImages)} with objects, {Amount.Of(before.NegativeImages)} without ({Ratio(before)})");
        Console.WriteLine($"  After:  {Amount.Of(after.PositiveImages)} with objects, {Amount.Of(after.NegativeImages)} without ({Ratio(after)})");
        Console.WriteLine($"  {Removed(before, after)}");
        foreach (string note in plan.Notes) Console.WriteLine($"  warning: {note}");
        Console.WriteLine("  Validation and test stay as they are.");
    }

    public static void Written(BalancePlan plan, string folder)
    {
        Heading("LEAKAGE CHECK");
        Console.WriteLine("✓ NO DATA LEAKAGE: all groups are in exactly one part");
        foreach (SplitPart part in Parts) Console.WriteLine($"  {Name(part)} {Amount.Of(plan.Groups(part), "group")}");

        Heading("✓ DATASET CREATED SUCCESSFULLY!");
        Console.WriteLine($"  {folder}");
        int total = Parts.Sum(part => plan.After(part).Images), positive = Parts.Sum(part => plan.After(part).PositiveImages);
        Console.WriteLine($"  Images: {Amount.Of(total)}, {Amount.Of(positive)} with objects, {Amount.Of(total - positive)} without");
        foreach (SplitPart part in Parts)
        {
            PartCounts counts = plan.After(part);
            Console.WriteLine($"  {Name(part)} {Amount.Of(counts.Images)} ({Amount.Of(counts.PositiveImages)} with objects [{Share(counts.PositiveImages, counts.Images)}], {Amount.Of(counts.NegativeImages)} without){(part == SplitPart.Train ? "" : " as in the source")}");
        }

        PartCounts source = plan.Source;
        Console.WriteLine();
        Console.WriteLine($"  Before: {Amount.Of(source.PositiveImages)} with objects + {Amount.Of(source.NegativeImages)} without = {Amount.Of(source.Images)}");
        Console.WriteLine($"  After:  {Amount.Of(positive)} with objects + {Amount.Of(total - positive)} without = {Amount.Of(total)}");
        Console.WriteLine();
        Console.WriteLine($"Next: ballast verify {folder}");
    }

    /// <summary>The plan as JSON says it.</summary>
    public static object Json(BalancePlan plan, string? folder) => new
    {
        plan.Root,
        Folder = folder,
        plan.Options.Seed,
        Source = Counts(plan.Source),
        Parts = Parts.ToDictionary(part => Name(part).TrimEnd(':', ' ').ToLowerInvariant(), part => new { Groups = plan.Groups(part), Before = Counts(plan.Before(part)), After = Counts(plan.After(part)) }),
        Classes = plan.Classes.ToArray(),
        plan.Notes,
        Findings = plan.Findings.Select(finding => new { finding.File, finding.Line, Kind = finding.Kind.ToString(), finding.Detail }),
        Optimal = plan.Comparison is { } comparison
            ? new
            {
                RoundedDeviation = comparison.Rounded.MeanDeviation,
                OptimalDeviation = comparison.Optimal.Balance.MeanDeviation,
                comparison.Optimal.LowestPossible,
                comparison.Optimal.IsProvenOptimal,
            }
            : null,
    };

    private static IEnumerable<SplitPart> Parts => Enum.GetValues<SplitPart>();

    private static void Compare(SplitComparison comparison)
    {
        Console.WriteLine();
        Screen.Table(
            ["", "part", "ideal", "rounded", "optimal"],
            [.. comparison.Measures.Names.SelectMany((measure, row) => Parts.Select(part => (IReadOnlyList<string>)
            [
                part == SplitPart.Train ? measure : "", Name(part).TrimEnd(':', ' '),
                comparison.Rounded.Ideal(row, (int)part).ToString("#,0.0", CultureInfo.InvariantCulture),
                Amount.Of(comparison.Rounded.Count(row, (int)part)), Amount.Of(comparison.Optimal.Balance.Count(row, (int)part)),
            ]))]);
        SplitBalance optimal = comparison.Optimal.Balance;
        Console.WriteLine($"  Distance from ideal, mean (worst), in % of a measure: rounded {Far(comparison.Rounded)}, optimal {Far(optimal)}.");
        if (comparison.Optimal.IsProvenOptimal)
            Console.WriteLine("  No division of whole groups is nearer: proven.");
        else if (optimal.MeanDeviation - comparison.Optimal.LowestPossible > WorthSearching)
            Console.WriteLine($"  No division of whole groups can be nearer than {Percent(comparison.Optimal.LowestPossible)}; a longer search (--optimal-effort) may come nearer.");
    }

    private static string Far(SplitBalance balance) => $"{Percent(balance.MeanDeviation)} ({Percent(balance.WorstDeviation)})";

    private static string Percent(double share) => (100 * share).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Removed(PartCounts before, PartCounts after) => (after.NegativeImages - before.NegativeImages, after.PositiveImages - before.PositiveImages) switch
    {
        (< 0 and var removed, 0) => $"{Amount.Of(-removed, "slice")} without objects {(removed == -1 ? "is" : "are")} left out; every slice with objects is kept.",
        (0, 0) => "Nothing is left out.",
        var (negatives, positives) => $"{Amount.Of(positives, "repeat")} of slices with objects, {Amount.Of(negatives)} of slices without.",
    };

    private static string Ratio(PartCounts counts) => counts.PositiveImages == 0
        ? "none with objects"
        : string.Create(CultureInfo.InvariantCulture, $"{counts.NegativeImages / (double)counts.PositiveImages:0.0}:1");

    private static string Name(SplitPart part) => part switch { SplitPart.Train => "Train:", SplitPart.Validation => "Val:  ", _ => "Test: " };

    private static object Counts(PartCounts counts) => new
    {
        counts.Images, counts.PositiveImages, counts.NegativeImages, counts.Volumes, counts.PositiveVolumes, counts.NegativeVolumes,
    };

    private static void Heading(string text)
    {
        Console.WriteLine();
        Console.WriteLine(Rule);
        Console.WriteLine(text);
        Console.WriteLine(Rule);
    }

    private static string Share(int count, int of) => of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0.0}%");
}
