using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Writes a run down now and then, and takes it up again. Does nothing without settings.</summary>
internal sealed class RunCheckpoints(CheckpointSettings? settings, Network network, ShardTeam team, (BoundLoss Loss, TrainingStep Step) parts)
{
    private readonly CheckpointClock? clock = settings is null ? null : new CheckpointClock(settings.Interval, TimeProvider.System);
    private IReadOnlyDictionary<string, string> identity = new Dictionary<string, string>();

    /// <summary>Goes on from the checkpoint, if there is one.</summary>
    public void Resume(TrainingSettings training, TrainingData data, RunState run)
    {
        if (settings is null) return;
        identity = TrainingIdentity.Of(training, data, team.Shards);
        if (!File.Exists(settings.File)) return;
        TrainingCheckpoint checkpoint = TrainingCheckpoint.Load(settings.File, identity);
        network.RestoreState(checkpoint.Tensors.Of(CheckpointTensors.Network));
        parts.Step.RestoreState(checkpoint.Tensors, checkpoint.Position.Steps);
        parts.Loss.RestoreState(checkpoint.Tensors.Of(CheckpointTensors.Loss));
        foreach ((int rank, Generator generator) in team.Generators.Index())
        {
            using Tensor state = TorchTensors.ToTorch(checkpoint.Tensors.All[$"{CheckpointTensors.Generator}/{rank}"]); // [bytes]
            generator.set_state(state);
        }

        run.Restore(checkpoint.Position, checkpoint.Tensors.Of(CheckpointTensors.Best));
        clock!.Written(checkpoint.Position.Steps);
    }

    /// <summary>Writes a checkpoint where one is due, or where the run is about to be cancelled.</summary>
    public void Offer(RunState run, EpochTimes times, CancellationToken cancellation)
    {
        if (clock is not null && (cancellation.IsCancellationRequested || clock.IsDue(parts.Step.Steps))) Write(run, times);
    }

    /// <summary>Ends with the run.</summary>
    public void Finish(RunState run)
    {
        if (settings is null) return;
        if (settings.WhenFinished == FinishedCheckpoint.Keep) Write(run, default);
        else CheckpointSettings.Remove(settings.File);
    }

    private void Write(RunState run, EpochTimes times)
    {
        var tensors = new CheckpointTensors();
        tensors.Add(CheckpointTensors.Network, network.CaptureState());
        tensors.Add(CheckpointTensors.Best, run.Best);
        tensors.Add(CheckpointTensors.Loss, parts.Loss.CaptureState());
        tensors.Add(CheckpointTensors.Generator, team.Generators.Select((generator, rank) => new KeyValuePair<string, StoredTensor>($"{rank}", State(generator))));
        parts.Step.CaptureState(tensors);
        new TrainingCheckpoint(run.At(parts.Step.Steps, times), tensors).Save(settings!.File, identity);
        clock!.Written(parts.Step.Steps);
    }

    private static StoredTensor State(Generator generator)
    {
        using Tensor state = generator.get_state(); // [bytes]
        return TorchTensors.FromTorch(state);
    }
}
