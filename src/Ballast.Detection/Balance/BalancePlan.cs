using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Which image goes to which part, and how often: all that is decided before a file is written.</summary>
public sealed record BalancePlan
{
    private readonly Lazy<PartCounts[]> before, after;

    internal BalancePlan()
    {
        before = new Lazy<PartCounts[]>(() => [.. Enum.GetValues<SplitPart>().Select(part => Count(part, _ => 1))]);
        after = new Lazy<PartCounts[]>(() => [.. Enum.GetValues<SplitPart>().Select(part => Count(part, image => image.Copies))]);
    }

    /// <summary>The input's folder, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>The settings.</summary>
    public required BalanceOptions Options { get; init; }

    /// <summary>The classes; <c>class_0</c>, <c>class_1</c> … where the input declares none.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>Every image of the input, in ordinal order of its path.</summary>
    public required ImmutableArray<PlannedImage> Images { get; init; }

    /// <summary>How near the rounded and the optimal division come to the shares; null where only the rounded one was made.</summary>
    public SplitComparison? Comparison { get; init; }

    /// <summary>What is odd about the input.</summary>
    public ImmutableArray<DetectionFinding> Findings { get; init; } = [];

    /// <summary>What a person should know about the plan.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The input as a whole.</summary>
    public PartCounts Source => PartCounts.Of(Images, _ => 1);

    /// <summary>What a part holds after the split, before images are left out or repeated.</summary>
    /// <param name="part">The part.</param>
    public PartCounts Before(SplitPart part) => before.Value[(int)part];

    /// <summary>What a part holds when it is written.</summary>
    /// <param name="part">The part.</param>
    public PartCounts After(SplitPart part) => after.Value[(int)part];

    /// <summary>How many groups (patients, or volumes) a part has.</summary>
    /// <param name="part">The part.</param>
    public int Groups(SplitPart part) => Images.Where(image => image.Part == part).Select(image => image.Group).Distinct(StringComparer.Ordinal).Count();

    private PartCounts Count(SplitPart part, Func<PlannedImage, int> times) => PartCounts.Of(Images.Where(image => image.Part == part), times);
}
