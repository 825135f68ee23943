using Ballast.Core;
using Ballast.Metrics;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Everything that decides a run. Two runs with equal settings on equal data give equal results.</summary>
public sealed record RunSettings
{
    /// <summary>The folder of images: one folder a class, at the path or in its <c>images</c>.</summary>
    public required string DatasetPath { get; init; }

    /// <summary>The folder that run folders are written to; default <c>outputs</c>.</summary>
    public string OutputFolder { get; init; } = "outputs";

    /// <summary>The name of the run's folder; null (the default) means <c>{model}_balance_{technique}_{loss}</c>, with what else differs from the defaults behind it.</summary>
    public string? Name { get; init; }

    /// <summary>How the dataset is read and split.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>What is done to the training part; default nothing.</summary>
    public BalancingTechnique Technique { get; init; }

    /// <summary>The loss; default cross-entropy.</summary>
    public LossFunction Loss { get; init; } = new LossFunction.CrossEntropy();

    /// <summary>Which training images an epoch shows; default every image once.</summary>
    public BatchSampling Sampler { get; init; } = new BatchSampling.Instance();

    /// <summary>How training images are mixed; default (null) not at all.</summary>
    public ImageMixing? Mixing { get; init; }

    /// <summary>Which classes count as many, medium and few in tables; default above 100 and below 20 training images.</summary>
    public ClassSizeGroups ClassSizes { get; init; } = new();

    /// <summary>Neighbours that SMOTE and ADASYN choose from, 1 or more; default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"--neighbors is {value}; it must be 1 or more.");
    } = 5;

    /// <summary>The transforms of offline augmentation; default flip, rotation ±20°, brightness ±10 %.</summary>
    public AugmentationSettings OfflineAugmentation { get; init; } = AugmentationSettings.Combined;

    /// <summary>Offline augmentation brings each class to the larger of the largest class and this count, 0 or more; default 2000.</summary>
    public int OfflineFloor
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"--augmentation-floor is {value}; it must be 0 or more.");
    } = 2000;

    /// <summary>The most memory that decoded images may take, in bytes, 0 or more; default 1 GiB. Images beyond it are decoded each time.</summary>
    public long CacheBudgetBytes
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"--cache-mb is {value >> 20}; it must be 0 or more.");
    } = 1L << 30;

    /// <summary>The network and how it is trained. Its loss, sampling and mixing are set from <see cref="Loss"/>, <see cref="Sampler"/> and <see cref="Mixing"/> when the run starts.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>Which other programs are told about the run; default none. It changes no result.</summary>
    public TrackingSettings Tracking { get; init; } = new();

    /// <summary>The seed of the split, the balancing, the network and the order of batches; default 42.</summary>
    public uint Seed => Training.Seed;

    /// <summary>The name of the run's folder.</summary>
    public string FolderName => Name ?? ExperimentFolder.NameOf(RunChoices.Models.NameOf(Training.Network), this);
}
