using System.Collections.Immutable;

namespace Ballast.Tables;

/// <summary>What a run did to a table. <c>OUT.resampling.json</c> holds the same.</summary>
public sealed record ResamplingReport
{
    /// <summary>The sampler, as <see cref="SamplerCatalog.Names"/> spells it.</summary>
    public required string Method { get; init; }

    /// <summary>The settings of the sampler that were given.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>The target, as given.</summary>
    public required string Target { get; init; }

    /// <summary>The seed.</summary>
    public required uint Seed { get; init; }

    /// <summary>Whose outcome it is: <c>none</c> or <c>imbalanced-learn</c>.</summary>
    public required string Compatibility { get; init; }

    /// <summary>What was done with missing values.</summary>
    public required string Missing { get; init; }

    /// <summary>The label column, or the file of the labels.</summary>
    public required string Label { get; init; }

    /// <summary>The columns that hold categories; empty where features were not looked at.</summary>
    public required ImmutableArray<string> Categorical { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>The SHA-256 of the table's file.</summary>
    public required string TableSha256 { get; init; }

    /// <summary>The rows of the table.</summary>
    public required int RowsBefore { get; init; }

    /// <summary>The rows that were left out before because values are missing.</summary>
    public required int RowsDropped { get; init; }

    /// <summary>The rows of the outcome.</summary>
    public required int RowsAfter { get; init; }

    /// <summary>What happened to each class, in label order.</summary>
    public required ImmutableArray<ClassChange> Classes { get; init; }

    /// <summary>What a person should know.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The files that were written, or would be.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The version of Ballast.</summary>
    public required string BallastVersion { get; init; }
}
