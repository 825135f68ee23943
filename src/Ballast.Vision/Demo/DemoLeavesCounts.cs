using System.Runtime.CompilerServices;

using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How many photos each class of the demo has. The defaults are twenty healthy photos for one of blight.</summary>
public sealed record DemoLeavesCounts
{
    /// <summary>Photos of leaves without disease, 1 … 100,000; default 600.</summary>
    public int Healthy { get; init => field = Checked(value); } = 600;

    /// <summary>Photos of leaves with rust: many small orange pustules; 1 … 100,000; default 240.</summary>
    public int Rust { get; init => field = Checked(value); } = 240;

    /// <summary>Photos of leaves with scab: rough olive-dark blotches; 1 … 100,000; default 120.</summary>
    public int Scab { get; init => field = Checked(value); } = 120;

    /// <summary>Photos of leaves with mildew: white powdery patches; 1 … 100,000; default 60.</summary>
    public int Mildew { get; init => field = Checked(value); } = 60;

    /// <summary>Photos of leaves with blight: large brown ringed lesions; 1 … 100,000; default 30.</summary>
    public int Blight { get; init => field = Checked(value); } = 30;

    /// <summary>The photos of all classes together.</summary>
    public int Total => Healthy + Rust + Scab + Mildew + Blight;

    internal int Of(LeafDisease disease) => disease switch
    {
        LeafDisease.Healthy => Healthy,
        LeafDisease.Rust => Rust,
        LeafDisease.Scab => Scab,
        LeafDisease.Mildew => Mildew,
        LeafDisease.Blight => Blight,
        _ => throw new ArgumentOutOfRangeException(nameof(disease), disease, "No such disease is drawn."),
    };

    private static int Checked(int value, [CallerMemberName] string name = "") => value is >= 1 and <= 100_000
        ? value
        : throw new BallastException($"The demo cannot have {value} photos of class '{name.ToLowerInvariant()}'. Choose 1 to 100000.");
}
