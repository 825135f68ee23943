using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>How a classifier is trained on the features of a network that was trained elsewhere.</summary>
public sealed record FeatureClassifierSettings
{
    /// <summary>The network.</summary>
    public required NetworkName Network { get; init; }

    /// <summary>The file of its weights: safetensors, or PyTorch's .pt and .pth.</summary>
    public required string WeightsFile { get; init; }

    /// <summary>The names of the classes.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>What balances the features, such as <see cref="Smote"/> or <see cref="Adasyn"/>; null (the default) trains on them as they are.</summary>
    public ISampler? Sampler { get; init; }

    /// <summary>How the classifier is trained; default every sample once an epoch.</summary>
    public HeadTrainerOptions Training { get; init; } = new();
}
