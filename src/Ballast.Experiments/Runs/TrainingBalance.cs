using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Decides what the balanced training part is. It sees the training part and nothing else.</summary>
internal static class TrainingBalance
{
    /// <summary>The side at which SMOTE and ADASYN look for neighbours, in pixels.</summary>
    public const int NeighborPixels = 32;

    public static ResamplingPlan Plan(RunSettings settings, SplitDataset data, CancellationToken cancellation)
    {
        int[] labels = data.LabelsOf(SplitPart.Train);
        int classes = data.Classes.Count;
        return settings.Technique switch
        {
            BalancingTechnique.RandomOversampling => new RandomOverSampler(new RandomOverSamplerOptions { Seed = settings.Seed, ClassNames = data.Classes }).Resample(labels, classes),
            BalancingTechnique.RandomUndersampling => new RandomUnderSampler(new RandomUnderSamplerOptions { Seed = settings.Seed, ClassNames = data.Classes }).Resample(labels, classes),
            BalancingTechnique.Smote => Smote(settings, data).Resample(Features(data, cancellation), labels, classes),
            BalancingTechnique.Adasyn => Adasyn(settings, data).Resample(Features(data, cancellation), labels, classes),
            BalancingTechnique.OfflineAugmentation => OfflineAugmentation.Plan(
                labels, classes, new OfflineAugmentationOptions { Floor = settings.OfflineFloor, Seed = settings.Seed, Settings = settings.OfflineAugmentation }),
            BalancingTechnique.RepeatAll => UniformRepetition.Plan(labels, classes, EpochOf(labels, classes, 0)),
            BalancingTechnique.RepeatAllToFloor => UniformRepetition.Plan(labels, classes, EpochOf(labels, classes, settings.OfflineFloor)),
            _ => ResamplingPlan.Unchanged(labels, classes),
        };
    }

    /// <summary>The images of an epoch when every class is brought to the larger of the largest class and the floor.</summary>
    private static int EpochOf(int[] labels, int classes, int floor)
    {
        ClassCounts counts = ClassCounts.Of(labels, classes);
        return counts.Counts.Count(count => count > 0) * Math.Max(counts.Largest, floor);
    }

    private static Smote Smote(RunSettings settings, SplitDataset data) => new(new SmoteOptions
    {
        Seed = settings.Seed,
        Neighbors = settings.Neighbors,
        SmallClass = SmallClassRemedy.ReduceNeighbors,
        ClassNames = data.Classes,
    });

    private static Adasyn Adasyn(RunSettings settings, SplitDataset data) => new(new AdasynOptions
    {
        Seed = settings.Seed,
        Neighbors = settings.Neighbors,
        SmallClass = SmallClassRemedy.ReduceNeighbors,
        UniformClass = UniformClassRemedy.FallBackToSmote,
        ClassNames = data.Classes,
    });

    private static Matrix<float> Features(SplitDataset data, CancellationToken cancellation) =>
        PixelFeatures.Of([.. data[SplitPart.Train].Select(data.PathOf)], NeighborPixels, cancellation: cancellation);
}
