using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Forward, backward and update for one batch, by as many shards as there are threads for.</summary>
/// <remarks>
/// Batch normalisation and the loss see the whole batch, so that the number of shards changes a result by rounding only. The update is one for all: gradients
/// are added in the order of shards.
/// </remarks>
internal sealed class TrainingStep : IDisposable
{
    /// <summary>A shard with fewer images is not worth its thread.</summary>
    public const int LeastImages = 4;

    private readonly ShardTeam team;
    private readonly NetworkReplicas replicas;
    private readonly BoundLoss loss;
    private readonly Adam adam;

    public TrainingStep(Network network, BoundLoss loss, ShardTeam team, AdamSettings settings)
    {
        this.team = team;
        this.loss = loss;
        replicas = new NetworkReplicas(network, team.Shards);
        adam = new Adam([.. replicas.Modules.Select(module => module.parameters().ToArray())], settings);
    }

    /// <summary>Switches to the batch's own statistics and dropout.</summary>
    public void BeginTraining() => replicas.Train();

    /// <summary>Switches to the running statistics, without dropout.</summary>
    public void BeginEvaluation() => replicas.Evaluate();

    /// <summary>Moves the weights for a batch, and counts its loss and hits.</summary>
    public void Run(Batch batch, double learningRate, TrainingTally tally)
    {
        int images = (int)batch.Labels.shape[0], shards = Math.Clamp(images / LeastImages, 1, team.Shards);
        team.Run(shards, shard =>
        {
            using var scope = NewDisposeScope();
            int first = FirstOf(shard.Rank), count = FirstOf(shard.Rank + 1) - first;
            replicas.Modules[shard.Rank].Mixing = batch.Manifold;
            Tensor logits = replicas.Modules[shard.Rank].call(batch.Images.narrow(0, first, count)); // [m, k]
            Tensor[] all = shard.Exchange(logits);
            Tensor gradient = shard.Exchange(shard.Rank == 0 ? Gradient(all, batch.Targets, tally) : null)[0]!; // [n, k]
            logits.backward([gradient.narrow(0, first, count)]);
            // What shard 0 made must outlive the last one that reads it.
            shard.Exchange(shard.Rank);
        });
        adam.Step(learningRate);

        // Images that are mixed with their neighbour inside the network stay with it.
        int FirstOf(int rank) => rank == shards ? images : batch.Manifold is null ? images * rank / shards : images / 2 * rank / shards * 2;
    }

    public void Dispose() => replicas.Dispose();

    /// <summary>The gradient of the loss of the whole batch by its logits.</summary>
    private Tensor Gradient(Tensor[] parts, BatchTargets targets, TrainingTally tally)
    {
        Tensor logits = cat([.. parts.Select(part => part.detach())], 0).requires_grad_(); // [n, k]
        Tensor value = loss.Of(logits, targets);
        value.backward();
        tally.Add(logits, targets, value);
        return logits.grad!;
    }
}
