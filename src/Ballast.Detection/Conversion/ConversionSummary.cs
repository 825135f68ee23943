using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>The sums of a conversion.</summary>
public sealed record ConversionSummary
{
    /// <summary>Volumes that were asked for.</summary>
    public int TotalVolumes { get; init; }

    /// <summary>Volumes that were converted.</summary>
    public int SuccessfulVolumes { get; init; }

    /// <summary>Volumes of the training part.</summary>
    public int TrainVolumes { get; init; }

    /// <summary>Volumes of the validation part.</summary>
    public int ValVolumes { get; init; }

    /// <summary>Volumes of the test part.</summary>
    public int TestVolumes { get; init; }

    /// <summary>Images that were written.</summary>
    public int TotalImages { get; init; }

    /// <summary>Label lines that were written.</summary>
    public int TotalAnnotations { get; init; }

    /// <summary>Label lines of each class.</summary>
    public ImmutableSortedDictionary<string, int> ClassDistribution { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}
