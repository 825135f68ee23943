using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Rose"/>.</summary>
public sealed record RoseOptions : SeededSamplerOptions
{
    /// <summary>Whether the dataset's own samples stay; default <see cref="RoseOriginals.Replace"/>.</summary>
    public RoseOriginals Originals { get; init; } = RoseOriginals.Replace;

    /// <summary>What the width of the kernel is multiplied with; 0 or more, default 1. With 0, samples are repeated.</summary>
    public double WidthFactor
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"WidthFactor is {value} but must be 0 or more. 1 is usual.");
    } = 1;
}
