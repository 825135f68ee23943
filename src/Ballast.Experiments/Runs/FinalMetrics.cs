using System.Text.Json.Serialization;

namespace Ballast.Experiments;

/// <summary>The scores of a finished run on its test part, and the validation macro-F1 beside them.</summary>
public sealed record FinalMetrics
{
    /// <summary>Share of test images that are right, 0 … 1.</summary>
    public double TestAccuracy { get; init; }

    /// <summary>Mean F1 over the classes, 0 … 1: the primary score.</summary>
    public double TestF1Macro { get; init; }

    /// <summary>Mean F1 weighted by class size, 0 … 1.</summary>
    public double TestF1Weighted { get; init; }

    /// <summary>Mean recall over the classes, 0 … 1.</summary>
    public double TestBalancedAccuracy { get; init; }

    /// <summary>Mean recall of the classes with many training images, 0 … 1; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TestRecallMany { get; init; }

    /// <summary>Mean recall of the classes that have neither many nor few training images, 0 … 1; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TestRecallMedium { get; init; }

    /// <summary>Mean recall of the classes with few training images, 0 … 1; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TestRecallFew { get; init; }

    /// <summary>Matthews' correlation, −1 … 1.</summary>
    public double TestMcc { get; init; }

    /// <summary>Mean −ln of the true class's probability, 0 or more.</summary>
    public double TestLogLoss { get; init; }

    /// <summary>Expected calibration error, 15 bins, 0 … 1.</summary>
    public double TestEce { get; init; }

    /// <summary>Mean F1 over the classes on the validation part; far above the test's it means the choice of epoch over-fits.</summary>
    public double ValidationF1Macro { get; init; }
}
