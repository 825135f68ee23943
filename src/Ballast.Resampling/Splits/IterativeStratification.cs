using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides samples that have any number of labels each (a photo of two species, of none) so that each part gets its share of every label.</summary>
/// <remarks>
/// The label with fewest samples left is dealt first, its samples in the order given: each to the part that lacks most of the label, of equal ones to the part
/// that lacks most samples, of equal ones to one drawn. Samples without label come last, to the part that lacks most samples (Sechidis, Tsoumakas and
/// Vlahavas 2011, doi:10.1007/978-3-642-23808-6_10, figure 1). Of equally rare labels the smallest is first. A tie between m parts is one draw
/// <c>randint(0, m)</c> of one <see cref="RandomState"/>. Where nearly all samples have one label, <see cref="StratifiedSplit"/> is exact. Cost: labels² and
/// parts a label of a sample.
/// </remarks>
public static class IterativeStratification
{
    /// <summary>Divides samples into parts of any shares.</summary>
    /// <param name="labels">The labels of each sample: zero or more, none twice.</param>
    /// <param name="shares">The share of each part: 0 or more, their sum 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <returns>The samples of each part, ascending.</returns>
    /// <exception cref="BallastException">A share is negative, or they do not sum to 1.</exception>
    public static ImmutableArray<ImmutableArray<int>> Divide(IReadOnlyList<int[]> labels, ReadOnlySpan<double> shares, uint seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        double sum = 0;
        foreach (double share in shares)
        {
            if (!(share >= 0)) throw new BallastException($"The share of a part is {share} but must be 0 or more. 0.15 is usual.");
            sum += share;
        }

        if (!(Math.Abs(sum - 1) < 1e-9)) throw new BallastException($"The shares of the parts sum to {sum}; they must sum to 1.");
        var dealer = new LabelDealer(labels, shares.ToArray(), new RandomState(seed));
        dealer.DealAll();
        return Parts(dealer.PartOfSample, shares.Length);
    }

    /// <summary>Divides samples into folds of equal shares.</summary>
    /// <param name="labels">The labels of each sample: zero or more, none twice.</param>
    /// <param name="options">How many folds; shuffled puts the samples in random order first. The seed also decides ties.</param>
    /// <returns>One pair a fold: the samples of the others and its own, both ascending.</returns>
    /// <exception cref="BallastException">There are fewer samples than folds.</exception>
    public static ImmutableArray<TrainTestIndices> Folds(IReadOnlyList<int[]> labels, FoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.RequireEnough(labels.Count, "samples");
        double[] shares = new double[options.Folds];
        shares.AsSpan().Fill(1.0 / options.Folds);
        var random = new RandomState(options.Seed);
        int[] order = options.Order == FoldOrder.Shuffled ? random.Permutation(labels.Count) : Neighborhood.AllRows(labels.Count);
        var dealer = new LabelDealer([.. order.Select(sample => labels[sample])], shares, random);
        dealer.DealAll();
        int[] foldOfSample = new int[labels.Count];
        for (int place = 0; place < order.Length; place++) foldOfSample[order[place]] = dealer.PartOfSample[place];
        return FoldParts.Of(foldOfSample, options.Folds);
    }

    /// <summary>Splits samples into training, validation and test parts.</summary>
    /// <param name="labels">The labels of each sample: zero or more, none twice.</param>
    /// <param name="options">The shares, the seed, and what to do with labels of fewer samples than parts.</param>
    /// <exception cref="BallastException">The shares leave nothing to train on, or a label has fewer samples than there are parts.</exception>
    public static SplitPlan Split(IReadOnlyList<int[]> labels, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.RequireTrainingShare();
        if (labels.Count == 0) throw new BallastException("There are no samples to split.");
        double[] shares = [1 - options.ValidationShare - options.TestShare, options.ValidationShare, options.TestShare];
        var dealer = new LabelDealer(labels, shares, new RandomState(options.Seed));
        int parts = shares.Count(share => share > 0);
        foreach (int label in dealer.LabelsBelow(parts))
        {
            if (options.TinyClass == TinyClassRemedy.Refuse)
                throw new BallastException(
                    $"{ClassScope.Describe(label, options.ClassNames)} has {Samples(dealer.CountOf(label))} but {parts} are needed, one for each part. "
                    + "Add samples, drop the class, or set TinyClass to KeepInTraining.");
            dealer.DealTo((int)SplitPart.Train, label);
        }

        dealer.DealAll();
        ImmutableArray<ImmutableArray<int>> divided = Parts(dealer.PartOfSample, 3);
        return new SplitPlan(divided[0], divided[1], divided[2]);
    }

    private static string Samples(int count) => count == 1 ? "1 sample" : $"{count} samples";

    private static ImmutableArray<ImmutableArray<int>> Parts(int[] partOfSample, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => Enumerable.Range(0, partOfSample.Length).Where(i => partOfSample[i] == part).ToImmutableArray())];
}
