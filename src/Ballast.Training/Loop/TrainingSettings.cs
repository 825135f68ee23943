using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Everything that decides how a network is trained. Equal settings on equal data with as many threads give equal weights, bit by bit.</summary>
public sealed record TrainingSettings
{
    /// <summary>The network; default ShuffleNet V2 ×0.5.</summary>
    public NetworkName Network { get; init; } = NetworkName.ShuffleNetV2;

    /// <summary>The side of the images, in pixels; default 224.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int ImageSizePixels { get; init => field = Whole(value, 1, "The image size"); } = 224;

    /// <summary>Epochs at most; default 50.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int Epochs { get; init => field = Whole(value, 1, "The number of epochs"); } = 50;

    /// <summary>Images a batch; default 32.</summary>
    /// <exception cref="BallastException">Below 2: batch normalisation needs something to compare.</exception>
    public int BatchSize { get; init => field = Whole(value, 2, "The batch size"); } = 32;

    /// <summary>Batches a step, 1 or more; default 1. Several give the gradient of one large batch, but each is normalised for itself.</summary>
    /// <remarks>
    /// Batches count by their images; the last step of an epoch takes what is left. Class-weighted cross-entropy that is divided by the weights of a batch is so for each batch.
    /// </remarks>
    /// <exception cref="BallastException">Below 1.</exception>
    public int BatchesPerStep { get; init => field = Whole(value, 1, "The number of batches a step"); } = 1;

    /// <summary>How gradients move weights; default Adam.</summary>
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();

    /// <summary>The learning rate of the first epoch, or the peak of one-cycle; default 0.0005, which suits Adam.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double LearningRate
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"The learning rate is {value}; it must be above 0. 0.0005 is usual.");
    } = 0.0005;

    /// <summary>How strongly weights are pulled towards zero, in the way of the optimiser; default 0.0001.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public double WeightDecay
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The weight decay is {value}; it must be 0 or more. 0.0001 is usual.");
    } = 0.0001;

    /// <summary>How the learning rate changes; default a tenth every 15 epochs.</summary>
    public LearningRateSchedule Schedule { get; init; } = new StepSchedule();

    /// <summary>How gradients are kept small; null (the default) leaves them as they are.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>A moving average of the weights that is validated and kept in their place; null (the default) keeps none.</summary>
    public WeightAveraging? Averaging { get; init; }

    /// <summary>Which layers are trained; default all.</summary>
    public TrainedLayers TrainedLayers { get; init; } = TrainedLayers.All;

    /// <summary>What is made small; default cross-entropy.</summary>
    public LossFunction Loss { get; init; } = new LossFunction.CrossEntropy();

    /// <summary>Epochs without a better score after which training stops; default 5.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int Patience { get; init => field = Whole(value, 1, "The patience"); } = 5;

    /// <summary>What chooses the best epoch; default macro-F1 on the validation part.</summary>
    public MonitoredScore Monitor { get; init; } = MonitoredScore.MacroF1;

    /// <summary>The seed of the starting weights, the order of the images and their augmentation; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Threads that share each batch; 0 (the default) takes as many as the work of a batch keeps busy, at most one a processor. Images are prepared beside them.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public int Threads { get; init => field = Whole(value, 0, "The number of threads"); }

    /// <summary>The numbers in which the network computes while it is trained; default 32-bit floats.</summary>
    public TrainingPrecision Precision { get; init; }

    /// <summary>A file of weights to start from, or null (the default) to start from chance.</summary>
    public string? PretrainedWeights { get; init; }

    /// <summary>How training images are varied; default flip, rotation ±10°, brightness, contrast and saturation ±20 %.</summary>
    public AugmentationSettings Augmentation { get; init; } = AugmentationSettings.Baseline;

    /// <summary>Which training images an epoch goes through; null (the default) takes each once.</summary>
    public BatchSampling? Sampling { get; init; }

    /// <summary>How training images are mixed in pairs; null (the default) mixes nothing.</summary>
    public ImageMixing? Mixing { get; init; }

    /// <summary>How many finished batches wait at most for the step; default 3.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int BatchesAhead { get; init => field = Whole(value, 1, "The number of batches ahead"); } = 3;

    /// <summary>What the network is trained on; default the processor. On a card sums are added in an order that may change: results are not equal bit for bit.</summary>
    public TrainingDevice Device { get; init; } = TrainingDevice.Cpu;

    /// <summary>Where the run is written down while it goes on, and gone on from; null (the default) writes nothing. Not part of the JSON: results do not depend on it.</summary>
    public CheckpointSettings? Checkpoint { get; init; }

    /// <summary>The settings as one line of JSON, for the metadata of a weight file.</summary>
    public string ToJson() => TrainingSettingsJson.Format(this);

    private static int Whole(int value, int least, string name) => value >= least ? value : throw new BallastException($"{name} is {value}; it must be {least} or more.");
}
