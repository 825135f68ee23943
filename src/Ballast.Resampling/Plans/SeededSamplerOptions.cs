namespace Ballast.Resampling;

/// <summary>The settings of a sampler that draws.</summary>
public abstract record SeededSamplerOptions : SamplerOptions
{
    private protected SeededSamplerOptions()
    {
    }

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;
}
