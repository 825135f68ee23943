using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>For each row of a plan the row of the frame that its values are copied from, as the maps that columns are cloned by.</summary>
internal sealed class FrameRows(ResamplingPlan plan, int[] labels)
{
    /// <summary>The row whose values a row holds, and −1 where the values are computed.</summary>
    public int[] Sources { get; } = [.. plan.Samples.Select(origin => origin.Kind is SampleKind.Original or SampleKind.Repeated ? origin.Base : -1)];

    /// <summary>The row that each row is, repeats or was made from.</summary>
    public Int64DataFrameColumn OfBases => field ??= Map((_, origin) => origin.Base);

    /// <summary>The same, and null for rows that were made.</summary>
    public Int64DataFrameColumn OrMissing => field ??= Map((_, origin) => origin.IsMade ? null : origin.Base);

    /// <summary>A row with the label that each row has: a made row may have another label than its base.</summary>
    public Int64DataFrameColumn OfLabels
    {
        get
        {
            int[] first = new int[plan.Before.Classes];
            for (int row = labels.Length - 1; row >= 0; row--) first[labels[row]] = row;
            return Map((row, origin) => labels[origin.Base] == plan.Labels[row] ? origin.Base : first[plan.Labels[row]]);
        }
    }

    private Int64DataFrameColumn Map(Func<int, SampleOrigin, long?> source)
    {
        var map = new Int64DataFrameColumn("rows", plan.Samples.Length);
        for (int row = 0; row < plan.Samples.Length; row++) map[row] = source(row, plan.Samples[row]);
        return map;
    }
}
