using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Trains a classifier on the features of a frozen network whose weights come from a file: no run is needed.</summary>
/// <remarks>
/// Images pass through the network once. With <see cref="Smote"/> or <see cref="Adasyn"/> as sampler this is feature-space SMOTE or ADASYN. The network's own file
/// can hold the result except for SqueezeNet, whose last layer is not linear in the features (<see cref="Classifier.Embed"/>): see
/// <see cref="HeadedClassifier.ToClassifier"/>.
/// </remarks>
public static class FeatureClassifier
{
    /// <summary>Trains a classifier.</summary>
    /// <param name="settings">Network, weights, classes, sampler.</param>
    /// <param name="train">The training images, as they are without balancing; they are not varied. Their size is that of the network's input.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The network with its head, which the caller disposes.</returns>
    /// <exception cref="BallastException">The weights or an image cannot be read, nothing of the file fits, or the sampler refuses the features.</exception>
    public static HeadedClassifier Train(FeatureClassifierSettings settings, IImageSource train, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(train);
        var options = new NetworkOptions { Classes = settings.Classes.Count, ImageSizePixels = train.SizePixels, Seed = settings.Training.Seed };
        Classifier backbone = new(Networks.Create(settings.Network, options), ImmutableSortedDictionary<string, string>.Empty) { ClassNames = settings.Classes };
        try
        {
            TransferReport transfer = backbone.LoadWeights(settings.WeightsFile);
            ImageFeatures features = backbone.Describe(train, cancellation);
            ResampledHead trained = TrainHead(settings, features, cancellation);
            return new HeadedClassifier(backbone, trained.Head) { Plan = trained.Plan, Transfer = transfer };
        }
        catch
        {
            backbone.Dispose();
            throw;
        }
    }

    private static ResampledHead TrainHead(FeatureClassifierSettings settings, ImageFeatures features, CancellationToken cancellation)
    {
        if (settings.Sampler is { } sampler) return HeadTrainer.TrainResampled(sampler, features, settings.Training, cancellation);
        int classes = settings.Classes.Count;
        FeatureHead.Linear head = HeadTrainer.Train(features.Features, features.Labels.AsSpan(), classes, settings.Training, cancellation);
        return new ResampledHead(head, ResamplingPlan.Unchanged(features.Labels.AsSpan(), classes));
    }
}
