using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What the samplers that draw images with replacement have in common.</summary>
public abstract record RepeatedDrawOptions : EpochSamplerOptions
{
    private protected RepeatedDrawOptions()
    {
    }

    /// <summary>Images an epoch, 1 or more; null (the default) takes as many as there are.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int? EpochImages
    {
        get;
        init => field = value is null or >= 1 ? value : throw new BallastException($"The images of an epoch are {value}; there must be 1 or more. Leave it out for as many as there are.");
    }
}
