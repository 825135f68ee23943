using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary><c>experiment_summary.json</c>: the result of a run in short.</summary>
public sealed record RunSummary
{
    /// <summary>Always <c>data_balancing</c>.</summary>
    public string ExperimentType { get; init; } = "data_balancing";

    /// <summary>What was done to the training part.</summary>
    public required string BalancingTechnique { get; init; }

    /// <summary>The loss.</summary>
    public required string LossFunction { get; init; }

    /// <summary>The batch sampler.</summary>
    public string Sampler { get; init; } = "instance";

    /// <summary>How images were mixed.</summary>
    public string Mixing { get; init; } = "none";

    /// <summary>The network.</summary>
    public required string Model { get; init; }

    /// <summary>The folder of images.</summary>
    public required string Dataset { get; init; }

    /// <summary>The seed.</summary>
    public required uint Seed { get; init; }

    /// <summary>The optimiser's settings.</summary>
    public required HyperParameters BestHyperparameters { get; init; }

    /// <summary>The epoch whose weights were kept, from 1.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The epochs that ran; fewer than asked when it stopped early.</summary>
    public required int EpochsRun { get; init; }

    /// <summary>The scores.</summary>
    public required FinalMetrics FinalMetrics { get; init; }

    /// <summary>What the run cost.</summary>
    public required RunCosts Costs { get; init; }

    /// <summary>The file of the weights; safetensors is the only format that is written.</summary>
    public string BestModel { get; init; } = RunFolder.BestModel;

    /// <summary>How many tensors of the pretrained weights fitted; null when the run started from chance.</summary>
    public string? PretrainedTransfer { get; init; }

    /// <summary>What the technique did otherwise than asked: a remedy that was taken, counts that differ.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What a reader should know about the data.</summary>
    public ImmutableArray<string> DataNotes { get; init; } = [];
}
