using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>Folds as pairs of index lists.</summary>
internal static class FoldParts
{
    /// <summary>For each fold, the samples of the others and its own, both ascending.</summary>
    public static ImmutableArray<TrainTestIndices> Of(ReadOnlySpan<int> foldOfSample, int folds)
    {
        int[] sizes = new int[folds];
        foreach (int fold in foldOfSample) sizes[fold]++;
        ImmutableArray<TrainTestIndices>.Builder parts = ImmutableArray.CreateBuilder<TrainTestIndices>(folds);
        for (int fold = 0; fold < folds; fold++)
        {
            ImmutableArray<int>.Builder train = ImmutableArray.CreateBuilder<int>(foldOfSample.Length - sizes[fold]);
            ImmutableArray<int>.Builder test = ImmutableArray.CreateBuilder<int>(sizes[fold]);
            for (int i = 0; i < foldOfSample.Length; i++) (foldOfSample[i] == fold ? test : train).Add(i);
            parts.Add(new TrainTestIndices(train.MoveToImmutable(), test.MoveToImmutable()));
        }

        return parts.MoveToImmutable();
    }
}
