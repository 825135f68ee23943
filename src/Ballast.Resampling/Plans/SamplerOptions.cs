using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings that every sampler has.</summary>
public abstract record SamplerOptions
{
    private protected SamplerOptions()
    {
    }

    /// <summary>The classes to change and their counts; default <see cref="SamplingTarget.Auto"/>.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>Whose outcome to give where Ballast departs from a peer; default <see cref="Compatibility.None"/>.</summary>
    public Compatibility Compatibility { get; init; } = Compatibility.None;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? ClassNames { get; init; }

    private protected static int AtLeastOne(int value, string name, int usual) =>
        value >= 1 ? value : throw new BallastException($"{name} is {value} but must be 1 or more. {usual} is usual.");
}
