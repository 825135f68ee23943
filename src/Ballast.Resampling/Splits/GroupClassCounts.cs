namespace Ballast.Resampling;

/// <summary>How many samples of which class each group has; classes without samples left out.</summary>
internal sealed class GroupClassCounts
{
    private readonly double[] counts;
    private readonly double[] unevenness;

    public GroupClassCounts(ReadOnlySpan<int> labels, GroupCodes groups, ClassScope scope)
    {
        Classes = scope.Present.Length;
        Totals = [.. scope.Present.Select(label => (double)scope.Counts[label])];
        int[] places = new int[scope.Counts.Classes];
        for (int place = 0; place < Classes; place++) places[scope.Present[place]] = place;
        counts = new double[groups.Count * Classes];
        for (int i = 0; i < labels.Length; i++) counts[groups.OfSample[i] * Classes + places[labels[i]]]++;
        unevenness = new double[groups.Count];
        double[] squares = new double[Classes];
        for (int group = 0; group < unevenness.Length; group++) unevenness[group] = Deviation(Of(group), squares);
    }

    public int Classes { get; }

    /// <summary>The samples of each class.</summary>
    public double[] Totals { get; }

    public ReadOnlySpan<double> Of(int group) => counts.AsSpan(group * Classes, Classes);

    /// <summary>The standard deviation of the class counts of a group.</summary>
    public double Unevenness(int group) => unevenness[group];

    // Summed as NumPy does: groups that are equal but for the order of their classes tie only where they tie there.
    private static double Deviation(ReadOnlySpan<double> values, Span<double> squares)
    {
        double mean = PairwiseSum.Of(values) / values.Length;
        for (int i = 0; i < values.Length; i++) squares[i] = (values[i] - mean) * (values[i] - mean);
        return Math.Sqrt(PairwiseSum.Of(squares) / values.Length);
    }
}
