using System.Collections.Immutable;
using System.Globalization;
using Google.OrTools.Sat;

namespace Ballast.Detection;

/// <summary>One search for the best division.</summary>
internal sealed class OptimalSplitSearch
{
    private readonly SplitMeasures measures;
    private readonly IReadOnlyList<double> shares;
    private readonly IReadOnlyList<int> start;
    private readonly long scale;
    private readonly int[][] kinds;
    private readonly CpModel model = new();
    private readonly IntVar[][] placed;

    internal OptimalSplitSearch(SplitMeasures measures, IReadOnlyList<double> shares, IReadOnlyList<int> start, long scale)
    {
        (this.measures, this.shares, this.start, this.scale) = (measures, shares, start, scale);
        kinds = [.. Enumerable.Range(0, start.Count).GroupBy(group => string.Join(',', measures.Groups[group])).Select(kind => kind.ToArray())];
        placed = [.. kinds.Select((kind, place) => shares.Select((_, part) => model.NewIntVar(0, kind.Length, $"kind {place} part {part}")).ToArray())];
    }

    internal OptimalSplitOutcome Run(OptimalSplitOptions options, CancellationToken cancellation)
    {
        int counted = Build();
        using var solver = new CpSolver
        {
            StringParameters = string.Create(
                CultureInfo.InvariantCulture, $"num_workers:8 interleave_search:true random_seed:{options.Seed & int.MaxValue} max_deterministic_time:{options.Effort}"),
        };
        using CancellationTokenRegistration stop = cancellation.Register(solver.StopSearch);
        CpSolverStatus status = solver.Solve(model);
        cancellation.ThrowIfCancellationRequested();
        double bound = counted == 0 ? 0 : Math.Max(0, solver.BestObjectiveBound / scale / counted);
        SplitBalance before = SplitBalance.Of(measures, start, shares);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return new OptimalSplitOutcome([.. start], before, bound, IsProvenOptimal: false);
        ImmutableArray<int> parts = Read(solver);
        SplitBalance after = SplitBalance.Of(measures, parts, shares);
        return before.MeanDeviation < after.MeanDeviation && StartFillsEveryPart()
            ? new OptimalSplitOutcome([.. start], before, Math.Min(bound, before.MeanDeviation), status == CpSolverStatus.Optimal)
            : new OptimalSplitOutcome(parts, after, Math.Min(bound, after.MeanDeviation), status == CpSolverStatus.Optimal);
    }

    /// <summary>States the programme.</summary>
    /// <returns>How many deviations the objective adds up.</returns>
    private int Build()
    {
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            model.Add(LinearExpr.Sum(placed[kind]) == kinds[kind].Length);
            for (int part = 0; part < shares.Count; part++) model.AddHint(placed[kind][part], kinds[kind].Count(group => start[group] == part));
        }

        int parts = shares.Count(share => share > 0);
        for (int part = 0; part < shares.Count; part++)
        {
            LinearExpr groups = LinearExpr.Sum(placed.Select(kind => kind[part]));
            if (shares[part] <= 0) model.Add(groups == 0);
            else if (start.Count >= parts) model.Add(groups >= 1);
        }

        List<IntVar> deviations = [];
        for (int measure = 0; measure < measures.Names.Length; measure++)
            if (measures.Total(measure) > 0)
                for (int part = 0; part < shares.Count; part++)
                    deviations.Add(Deviation(measure, part));
        if (deviations.Count > 0) model.Minimize(LinearExpr.Sum(deviations));
        return deviations.Count;
    }

    private bool StartFillsEveryPart() => start.Distinct().Count() == shares.Count(share => share > 0);

    /// <summary>A variable that is at least |count − share · total| · scale / total.</summary>
    private IntVar Deviation(int measure, int part)
    {
        long total = measures.Total(measure), unit = Math.Max(1, scale / total);
        IntVar deviation = model.NewIntVar(0, unit * total, $"deviation {measure} part {part}");
        LinearExpr count = LinearExpr.WeightedSum(placed.Select(kind => kind[part]), kinds.Select(kind => measures.Groups[kind[0]][measure] * unit));
        long ideal = (long)Math.Round(shares[part] * total * unit);
        model.Add(deviation >= count - ideal);
        model.Add(deviation >= ideal - count);
        return deviation;
    }

    /// <summary>Equal groups are interchangeable: those that lie right already stay.</summary>
    private ImmutableArray<int> Read(CpSolver solver)
    {
        int[] parts = new int[start.Count];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            long[] left = [.. placed[kind].Select(solver.Value)];
            List<int> moving = [];
            foreach (int group in kinds[kind])
            {
                if (left[start[group]] > 0) left[parts[group] = start[group]]--;
                else moving.Add(group);
            }

            foreach (int group in moving)
            {
                int part = Array.FindIndex(left, count => count > 0);
                left[parts[group] = part]--;
            }
        }

        return [.. parts];
    }
}
