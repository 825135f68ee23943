using Ballast.Core;
using TorchSharp;

namespace Ballast.Training;

/// <summary>Trains a network on images and keeps the weights of its best epoch.</summary>
/// <remarks>
/// Early stopping on the monitored score of the validation part. Each thread takes a part of every batch; batch normalisation and
/// the loss see all of it. One run at a time: it sets torch's number of threads and restores it.
/// </remarks>
public static class Trainer
{
    /// <summary>Trains a network.</summary>
    /// <param name="settings">How.</param>
    /// <param name="data">On which images.</param>
    /// <param name="progress">Told a few times a second where the run stands; default nobody.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <returns>The classifier of the best epoch and the history; the caller disposes it.</returns>
    /// <exception cref="BallastException">
    /// An image or the pretrained weights cannot be read, the loss is no longer a number, there is no such device, or the checkpoint is damaged or of another run.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <remarks>
    /// A last batch of a single image is left out of an epoch when there are others: batch normalisation has nothing to compare it with. Which image that is changes
    /// with the order of each epoch.
    /// </remarks>
    public static TrainingResult Train(
        TrainingSettings settings, TrainingData data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        Train(settings, data, new TrainingCaller(progress, cancellation));

    internal static TrainingResult Train(TrainingSettings settings, TrainingData data, TrainingCaller caller)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        if (data.TrainCounts.Classes < 2) throw new BallastException($"A classifier needs 2 classes or more, but the training part has {data.TrainCounts.Classes}.");
        if (data.Train.SizePixels != settings.ImageSizePixels) throw new ArgumentException($"The images are {data.Train.SizePixels} pixels wide, but the settings say {settings.ImageSizePixels}.", nameof(data));
        NativeHeap.KeepMemory();
        ComputeDevice device = caller.Device ?? ComputeDevice.Of(settings.Device);
        ThreadShares threads = device.UsesKernels ? ThreadShares.Of(settings) : new ThreadShares(1, Environment.ProcessorCount);
        using var torchThreads = new TorchThreads(1);
        using var team = new ShardTeam(threads.Step, settings.Seed) { Device = device };
        Network network = Networks.Create(settings.Network, new NetworkOptions { Classes = data.TrainCounts.Classes, ImageSizePixels = settings.ImageSizePixels, Head = settings.Loss.HeadFor(data.TrainCounts.Classes), Seed = settings.Seed });
        network.Module.Precision = settings.Precision;
        try
        {
            TransferReport? transfer = settings.PretrainedWeights is { } path ? PretrainedWeights.Load(network, path) : null;
            if (device.IsCuda) network.Module.to(device.Torch);
            using var loop = new TrainingLoop(settings, data, network, team, caller);
            return loop.Run(threads.Loader, transfer);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
