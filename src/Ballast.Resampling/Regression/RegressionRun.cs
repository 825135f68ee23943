using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What samplers for numeric targets share: ranges of targets by relevance, samples that stay, and what is added to each range.</summary>
internal sealed class RegressionRun
{
    private const string LeftOut = "The draw that thins out its range of targets did not take it";

    private readonly string method;
    private readonly RegressionSamplerOptions options;
    private readonly ImmutableArray<SampleOrigin>.Builder samples = ImmutableArray.CreateBuilder<SampleOrigin>();
    private readonly ImmutableArray<double>.Builder made = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();
    private readonly List<double> values = [];
    private int valueRows;

    public RegressionRun(string method, RegressionSamplerOptions options)
    {
        this.method = method;
        this.options = options;
        Random = new RandomState(options.Seed);
    }

    /// <summary>Adds samples to a range: its rows, ascending, and how many.</summary>
    public delegate void Growth(RegressionRun run, int[] rows, int count);

    public RandomState Random { get; }

    public RegressionPlan Plan<T>(Matrix<T> features, ReadOnlySpan<double> targets, Growth grow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (features.Rows != targets.Length) throw new ArgumentException($"There are {features.Rows} rows of features and {targets.Length} targets.", nameof(targets));
        RegressionTargets.Require(targets);
        FiniteFeatures.Require(features, "feature");
        if (features.Columns == 0) throw new BallastException($"The table has no features, so {method} has nowhere to place samples.");
        List<(BumpKind Kind, int[] Rows)> bumps = Divide(targets);
        int[] wanted = options.Amounts.Of([.. bumps.Select(bump => bump.Rows.Length)]);
        bool[] stays = new bool[targets.Length];
        for (int i = 0; i < bumps.Count; i++)
            foreach (int row in Stay(bumps[i].Rows, wanted[i]))
                stays[row] = true;
        var kept = ImmutableArray.CreateBuilder<double>();
        var removed = ImmutableArray.CreateBuilder<RemovedSample>();
        for (int row = 0; row < stays.Length; row++)
        {
            if (!stays[row])
            {
                removed.Add(new RemovedSample(row, LeftOut));
                continue;
            }

            samples.Add(SampleOrigin.Original(row));
            kept.Add(targets[row]);
        }

        for (int i = 0; i < bumps.Count; i++)
            if (wanted[i] > bumps[i].Rows.Length)
                grow(this, bumps[i].Rows, wanted[i] - bumps[i].Rows.Length);
        kept.AddRange(made);
        return new RegressionPlan
        {
            Method = method,
            Seed = options.Seed,
            Samples = samples.DrainToImmutable(),
            Targets = kept.DrainToImmutable(),
            Removed = removed.DrainToImmutable(),
            Bumps = Summarise(bumps, wanted, targets),
            Warnings = warnings.DrainToImmutable(),
            Values = new Matrix<double>([.. values], valueRows, valueRows == 0 ? 0 : features.Columns),
        };
    }

    public void Add(SampleOrigin origin, double target)
    {
        samples.Add(origin);
        made.Add(target);
    }

    public void AddComputed(int row, ReadOnlySpan<double> point, double target)
    {
        values.AddRange(point);
        Add(SampleOrigin.Computed(row, valueRows++), target);
    }

    /// <summary>How many neighbours a range can give; 0 when its only sample can but be repeated.</summary>
    public int NeighborsOf(int[] rows, ReadOnlySpan<double> targets)
    {
        if (rows.Length > options.Neighbors) return options.Neighbors;
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (int row in rows) (lowest, highest) = (Math.Min(lowest, targets[row]), Math.Max(highest, targets[row]));
        string count = rows.Length == 1 ? "1 sample" : $"{rows.Length} samples", range = $"The range of targets from {lowest} to {highest} has {count}";
        if (options.SmallBump == SmallClassRemedy.Refuse)
        {
            string lower = rows.Length == 1 ? "S" : $"Lower Neighbors (now {options.Neighbors}) to {rows.Length - 1}, or s";
            throw new BallastException($"{range} but {method} with {options.Neighbors} neighbors needs {options.Neighbors + 1}. {lower}et SmallBump to ReduceNeighbors.");
        }

        warnings.Add(rows.Length == 1 ? $"{range}, which {method} can only repeat." : $"{range}, so {method} used {rows.Length - 1} neighbors for it, not {options.Neighbors}.");
        return rows.Length - 1;
    }

    /// <summary>How many new samples start from each row: the same for all, and one more for rows drawn at random.</summary>
    public int[] SharesOf(int[] rows, int count)
    {
        int[] shares = new int[rows.Length];
        shares.AsSpan().Fill(count / rows.Length);
        foreach (int place in Random.ChoiceWithoutReplacement(rows.Length, count % rows.Length)) shares[place]++;
        return shares;
    }

    private static ImmutableArray<TargetBump> Summarise(List<(BumpKind Kind, int[] Rows)> bumps, int[] wanted, ReadOnlySpan<double> targets)
    {
        var summary = ImmutableArray.CreateBuilder<TargetBump>(bumps.Count);
        for (int i = 0; i < bumps.Count; i++)
        {
            double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
            foreach (int row in bumps[i].Rows) (lowest, highest) = (Math.Min(lowest, targets[row]), Math.Max(highest, targets[row]));
            summary.Add(new TargetBump(bumps[i].Kind, lowest, highest, bumps[i].Rows.Length, wanted[i]));
        }

        return summary.MoveToImmutable();
    }

    private int[] Stay(int[] rows, int wanted)
    {
        if (wanted >= rows.Length) return rows;
        return [.. Random.ChoiceWithoutReplacement(rows.Length, wanted).Select(place => rows[place])];
    }

    private List<(BumpKind Kind, int[] Rows)> Divide(ReadOnlySpan<double> targets)
    {
        RelevanceFunction relevance = options.Relevance ?? RelevanceFunction.FromExtremes(targets);
        double[] sorted = targets.ToArray();
        int[] order = Neighborhood.AllRows(sorted.Length);
        Array.Sort(sorted, order);
        List<(BumpKind Kind, int[] Rows)> bumps = [];
        int start = 0;
        for (int i = 1; i <= sorted.Length; i++)
        {
            BumpKind kind = KindOf(relevance, sorted[start]);
            if (i < sorted.Length && KindOf(relevance, sorted[i]) == kind) continue;
            bumps.Add((kind, [.. order.AsSpan(start, i - start).ToArray().Order()]));
            start = i;
        }

        if (bumps.Count > 1) return bumps;
        string all = bumps[0].Kind == BumpKind.Rare ? "at or above" : "below";
        throw new BallastException($"The relevance of all targets is {all} the threshold of {options.Threshold}, so that there is nothing to balance. Set Threshold or give Relevance by points.");
    }

    private BumpKind KindOf(RelevanceFunction relevance, double target) => relevance.Of(target) >= options.Threshold ? BumpKind.Rare : BumpKind.Normal;
}
