namespace Ballast.Resampling;

/// <summary>The settings of <see cref="PolynomFitSmote"/>.</summary>
public sealed record PolynomFitSmoteOptions : SeededSamplerOptions
{
    /// <summary>The lines on which new samples lie; default <see cref="FitTopology.Star"/>.</summary>
    public FitTopology Topology
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = FitTopology.Star;
}
