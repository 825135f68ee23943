using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>How a folder of images is read and split.</summary>
public sealed record DataSettings
{
    /// <summary>The column of <c>metadata.csv</c> whose values never cross parts (leaf, patient, volume); null (the default) finds it by its name.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>How many images to use, class shares kept; null (the default) means all.</summary>
    public int? Limit
    {
        get;
        init => field = value is null or >= 1 ? value : throw new BallastException($"--limit is {value}; it must be 1 or more.");
    }

    /// <summary>
    /// How many images the largest class of the training part has for one of the smallest, 1 or more: larger classes are cut, sizes falling exponentially, whole groups kept.
    /// Null (the default) leaves the training part as it is.
    /// </summary>
    public double? Imbalance
    {
        get;
        init => field = value is null || (value >= 1 && double.IsFinite(value.Value))
            ? value
            : throw new BallastException($"--imbalance is {value}; it must be 1 or more. 20 means twenty images of the largest class for one of the smallest.");
    }

    /// <summary>The shares of validation and test; default 0.15 each.</summary>
    public SplitOptions Split { get; init; } = new();

    /// <summary>What to do when identical files or one group stand in two parts of a tree that is split already; default refuse.</summary>
    public LeakagePolicy Leakage { get; init; }

    /// <summary>A split plan written earlier (<c>split_plan.csv</c>) to use instead of splitting; null (the default) means split.</summary>
    public string? SplitPlanPath { get; init; }
}
