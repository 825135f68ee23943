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

    /// <summary>Images a step; default 32.</summary>
    /// <exception cref="BallastException">Below 2: batch normalisation needs something to compare.</exception>
    public int BatchSize { get; init => field = Whole(value, 2, "The batch size"); } = 32;

    /// <summary>The learning rate of Adam in the first epoch; default 0.0005.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double LearningRate
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"The learning rate is {value}; it must be above 0. 0.0005 is usual.");
    } = 0.0005;

    /// <summary>The factor of the weights that is added to their gradient; default 0.0001.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public double WeightDecay
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The weight decay is {value}; it must be 0 or more. 0.0001 is usual.");
    } = 0.0001;

    /// <summary>How the learning rate falls; default a tenth every 15 epochs.</summary>
    public LearningRateSchedule Schedule { get; init; } = new StepSchedule();

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

    /// <summary>The settings as one line of JSON, for the metadata of a weight file.</summary>
    public string ToJson() => TrainingSettingsJson.Format(this);

    private static int Whole(int value, int least, string name) => value >= least ? value : throw new BallastException($"{name} is {value}; it must be {least} or more.");
}
