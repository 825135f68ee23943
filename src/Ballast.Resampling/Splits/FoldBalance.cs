namespace Ballast.Resampling;

/// <summary>The class counts of folds that are being filled with groups.</summary>
internal sealed class FoldBalance(GroupClassCounts groups, int folds)
{
    // numpy.isclose: scikit-learn takes values this near for equal.
    private const double AbsoluteTie = 1e-8, RelativeTie = 1e-5;

    private readonly double[] counts = new double[folds * groups.Classes];
    private readonly double[] deviations = new double[groups.Classes];

    /// <summary>The fold that a group suits best.</summary>
    public int BestFor(int group)
    {
        int best = 0;
        double least = double.PositiveInfinity, fewest = double.PositiveInfinity;
        for (int fold = 0; fold < folds; fold++)
        {
            double value = DeviationWith(group, fold), size = Size(fold);
            bool tied = Math.Abs(value - least) <= AbsoluteTie + RelativeTie * Math.Abs(least) && double.IsFinite(least);
            if (!(value < least || (tied && size < fewest))) continue;
            (best, least, fewest) = (fold, value, size);
        }

        return best;
    }

    public void Add(int group, int fold)
    {
        ReadOnlySpan<double> added = groups.Of(group);
        for (int label = 0; label < added.Length; label++) counts[fold * groups.Classes + label] += added[label];
    }

    /// <summary>The mean over classes of the standard deviation over folds of the share of the class, if the fold had the group too.</summary>
    private double DeviationWith(int group, int fold)
    {
        ReadOnlySpan<double> added = groups.Of(group);
        for (int label = 0; label < groups.Classes; label++)
        {
            double sum = 0, squares = 0;
            for (int other = 0; other < folds; other++) sum += ShareOf(other, label, other == fold ? added[label] : 0);
            double mean = sum / folds;
            for (int other = 0; other < folds; other++)
            {
                double off = ShareOf(other, label, other == fold ? added[label] : 0) - mean;
                squares += off * off;
            }

            deviations[label] = Math.Sqrt(squares / folds);
        }

        return PairwiseSum.Of(deviations) / groups.Classes;
    }

    private double ShareOf(int fold, int label, double added) => (counts[fold * groups.Classes + label] + added) / groups.Totals[label];

    private double Size(int fold) => PairwiseSum.Of(counts.AsSpan(fold * groups.Classes, groups.Classes));
}
