using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>Forward and backward for a batch, by as many shards as there are threads for, and the update for one batch or several.</summary>
/// <remarks>
/// Batch normalisation and the loss see the whole batch, so that the number of shards changes a result by rounding only. The update is one for all: gradients
/// are added in the order of shards.
/// </remarks>
internal sealed class TrainingStep : IDisposable
{
    /// <summary>A shard with fewer images is not worth its thread.</summary>
    public const int LeastImages = 4;

    private readonly ShardTeam team;
    private readonly Network network;
    private readonly NetworkReplicas replicas;
    private readonly BoundLoss loss;
    private readonly TrainingSettings settings;
    private readonly GradientSet gradients;
    private readonly Optimizer optimizer;
    private readonly AveragedWeights? average;

    public TrainingStep(Network network, BoundLoss loss, ShardTeam team, TrainingSettings settings)
    {
        this.team = team;
        this.network = network;
        this.loss = loss;
        this.settings = settings;
        IWeightMath math = team.Device.Math;
        replicas = new NetworkReplicas(network, team.Shards);
        TrainedParameter[] parameters = TrainedParameters();
        gradients = new GradientSet(parameters, math);
        optimizer = Optimizer.Of(settings.Optimizer, settings.WeightDecay, parameters, math);
        average = settings.Averaging is { } averaging ? new AveragedWeights(network.Module, averaging, math) : null;
    }

    /// <summary>Updates so far.</summary>
    public long Steps => optimizer.Steps;

    /// <summary>Whether batches wait for an update.</summary>
    public bool IsPending => !gradients.IsEmpty;

    /// <summary>Switches to the batch's own statistics and dropout.</summary>
    public void BeginTraining()
    {
        replicas.Train();
        if (settings.TrainedLayers == TrainedLayers.All) return;
        string head = network.Name.ClassifierLayer.Split('.')[0];
        foreach (NetworkModule module in replicas.Modules)
            foreach ((string name, nn.Module layers) in module.named_children())
                if (name != head)
                    layers.eval();
    }

    /// <summary>Switches to the running statistics, without dropout.</summary>
    public void BeginEvaluation() => replicas.Evaluate();

    /// <summary>Moves the weights for a batch, and counts its loss and hits.</summary>
    public void Run(Batch batch, double learningRate, TrainingTally tally)
    {
        Collect(batch, tally);
        Update(learningRate, tally);
    }

    /// <summary>Takes the gradient of a batch beside those that wait, and counts its loss and hits.</summary>
    public void Collect(Batch batch, TrainingTally tally)
    {
        int images = (int)batch.Labels.shape[0], shards = Math.Clamp(images / LeastImages, 1, team.Shards);
        team.Run(shards, shard =>
        {
            using var scope = NewDisposeScope();
            int first = FirstOf(shard.Rank), count = FirstOf(shard.Rank + 1) - first;
            replicas.Modules[shard.Rank].Mixing = batch.Manifold;
            Tensor logits = replicas.Modules[shard.Rank].call(team.Device.Bring(batch.Images.narrow(0, first, count))); // [m, k]
            Tensor[] all = shard.Exchange(logits);
            Tensor gradient = shard.Exchange(shard.Rank == 0 ? Gradient(all, batch.Targets, tally) : null)[0]!; // [n, k]
            logits.backward([team.Device.Bring(gradient.narrow(0, first, count))]);
            // What shard 0 made must outlive the last one that reads it.
            shard.Exchange(shard.Rank);
        });
        gradients.Collect(images);

        // Images that are mixed with their neighbour inside the network stay with it.
        int FirstOf(int rank) => rank == shards ? images : batch.Manifold is null ? images * rank / shards : images / 2 * rank / shards * 2;
    }

    /// <summary>Moves the weights against the gradients that wait.</summary>
    public void Update(double learningRate, TrainingTally tally)
    {
        double? norm = settings.Clipping?.Apply(gradients);
        optimizer.Step(gradients, learningRate);
        gradients.Clear();
        average?.Update(optimizer.Steps);
        tally.AddStep(norm);
    }

    /// <summary>Puts averaged weights in the place of the network's, until what is returned is disposed. Nothing happens without averages.</summary>
    public AveragesInPlace UseAverages()
    {
        average?.Swap();
        return new AveragesInPlace(average);
    }

    /// <summary>Adds what a resumed run needs beside the network: moments and averages.</summary>
    public void CaptureState(CheckpointTensors tensors)
    {
        tensors.Add(CheckpointTensors.Optimizer, optimizer.CaptureState());
        if (average is not null) tensors.Add(CheckpointTensors.Average, average.CaptureState());
    }

    /// <summary>Goes on from a captured state.</summary>
    public void RestoreState(CheckpointTensors tensors, long steps)
    {
        optimizer.RestoreState(tensors.Of(CheckpointTensors.Optimizer), steps);
        average?.RestoreState(tensors.Of(CheckpointTensors.Average));
    }

    public void Dispose()
    {
        gradients.Dispose();
        optimizer.Dispose();
        average?.Dispose();
        replicas.Dispose();
        foreach (Parameter parameter in network.Module.parameters()) parameter.requires_grad = true;
    }

    /// <summary>The gradient of the loss of the whole batch by its logits, computed on the processor.</summary>
    private Tensor Gradient(Tensor[] parts, BatchTargets targets, TrainingTally tally)
    {
        Tensor logits = cat([.. parts.Select(part => team.Device.Fetch(part.detach()))], 0).requires_grad_(); // [n, k]
        Tensor value = loss.Of(logits, targets);
        value.backward();
        tally.Add(logits, targets, value);
        return logits.grad!;
    }

    /// <summary>The parameters that training moves; the others ask for no gradient from here on.</summary>
    private TrainedParameter[] TrainedParameters()
    {
        string layer = network.Name.ClassifierLayer + ".";
        List<TrainedParameter> trained = [];
        Parameter[][] all = [.. replicas.Modules.Select(module => module.parameters().ToArray())];
        foreach ((int i, (string name, _)) in network.Module.named_parameters().Index())
        {
            Parameter[] same = [.. all.Select(parameters => parameters[i])];
            if (settings.TrainedLayers == TrainedLayers.All || name.StartsWith(layer, StringComparison.Ordinal)) trained.Add(new TrainedParameter(name, same));
            else foreach (Parameter parameter in same) parameter.requires_grad = false;
        }

        return [.. trained];
    }

    /// <summary>Brings a network's own weights back.</summary>
    internal readonly struct AveragesInPlace(AveragedWeights? average) : IDisposable
    {
        public void Dispose() => average?.Swap();
    }
}
