using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Ballast.Experiments;

/// <summary><c>adjustment.json</c>: what a method found on a finished run, and what came of it.</summary>
public sealed record AdjustmentDocument
{
    /// <summary>The method, as on the command line.</summary>
    public required string Method { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What it was fitted on.</summary>
    public required string FittedOn { get; init; }

    /// <summary>The seed of its draws.</summary>
    public required uint Seed { get; init; }

    /// <summary>The fingerprint of the run's data.</summary>
    public required string DatasetFingerprint { get; init; }

    /// <summary>What it found and how, for people.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>What it does to probabilities; null when it changes the classifier instead.</summary>
    public CorrectionParameters? Correction { get; init; }

    /// <summary>The file of the head that takes the place of the network's own classifier; null when there is none.</summary>
    public string? Head { get; init; }

    /// <summary>The file of the whole network with the new classifier; null when the network's own form cannot hold it or nothing of it changed.</summary>
    public string? Model { get; init; }

    /// <summary>The test part as the run left it.</summary>
    public required AdjustmentScores Before { get; init; }

    /// <summary>The test part after the method.</summary>
    public required AdjustmentScores After { get; init; }

    /// <summary>The validation part as the run left it.</summary>
    public required AdjustmentScores ValidationBefore { get; init; }

    /// <summary>The validation part after the method; what was fitted on it flatters itself.</summary>
    public required AdjustmentScores ValidationAfter { get; init; }

    /// <summary>What a reader should know.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
