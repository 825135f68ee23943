using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>What to resample, how, and where to.</summary>
public sealed record TableResamplingSettings
{
    /// <summary>The table: .csv, .tsv (both also with .gz), .parquet or .npy.</summary>
    public required string TablePath { get; init; }

    /// <summary>The file to write, of the same format.</summary>
    public required string OutputPath { get; init; }

    /// <summary>The sampler by name, one of <see cref="SamplerCatalog.Names"/> in any spelling.</summary>
    public required string Method { get; init; }

    /// <summary>The sampler's settings by name; default none.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The label column; default one that is called class, label, target or y, else the last.</summary>
    public string? Label { get; init; }

    /// <summary>The file of the labels, where an array has them apart; default none.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>The columns that hold categories though they look like numbers; default none. Columns of text are found.</summary>
    public ImmutableArray<string> Categorical { get; init; } = [];

    /// <summary>The seed; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>The target as text: <c>auto</c>, <c>minority</c>, <c>0.5</c>, <c>a=100,b=50</c>, <c>a,b</c>; default <c>auto</c>.</summary>
    public string Target { get; init; } = "auto";

    /// <summary>What to do with missing values; default null: refuse them where the sampler needs features, copy them where it does not.</summary>
    public MissingValues? Missing { get; init; }

    /// <summary>How many threads work at most; 1 or more, default one a processor.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    /// <summary>Whose outcome to give where Ballast departs from a peer; default <see cref="Compatibility.None"/>.</summary>
    public Compatibility Compatibility { get; init; } = Compatibility.None;

    /// <summary>What happens to the files; default <see cref="OutputPolicy.Create"/>.</summary>
    public OutputPolicy Output { get; init; } = OutputPolicy.Create;

    /// <summary>Whether the table may be the outcome of resampling; default <see cref="ResampledInput.Refused"/>.</summary>
    public ResampledInput Resampled { get; init; } = ResampledInput.Refused;

    /// <summary>What becomes of fractions in columns of whole numbers; default <see cref="FractionPolicy.Keep"/>.</summary>
    public FractionPolicy Fractions { get; init; } = FractionPolicy.Keep;
}
