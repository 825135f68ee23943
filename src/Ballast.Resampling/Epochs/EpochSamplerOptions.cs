namespace Ballast.Resampling;

/// <summary>What all epoch samplers have in common.</summary>
public abstract record EpochSamplerOptions
{
    private protected EpochSamplerOptions()
    {
    }

    /// <summary>The seed; default 42. Equal seeds draw the same epochs.</summary>
    public uint Seed { get; init; } = 42;
}
