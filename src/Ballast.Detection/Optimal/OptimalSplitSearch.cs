using System.Collections.Immutable;
using System.Globalization;
using Google.OrTools.Sat;

namespace Ballast.Detection;

/// <summary>The best places of some groups while the others stay: one integer programme.</summary>
internal sealed class OptimalSplitSearch
{
    /// <summary>Coefficients are whole numbers: a share is counted in parts of this.</summary>
    private const long Scale = 1_000_000_000;

    private readonly SplitMeasures measures;
    private readonly IReadOnlyList<double> shares;
    private readonly ImmutableArray<int> start;
    private readonly long[][] fixedCounts;
    private readonly int[] fixedGroups;
    private readonly int[][] kinds;
    private readonly CpModel model = new();
    private readonly IntVar[][] placed;
    private int deviations;

    /// <param name="measures">What is divided.</param>
    /// <param name="shares">The wanted share of each part.</param>
    /// <param name="start">The part of each group.</param>
    /// <param name="free">The groups that may move.</param>
    internal OptimalSplitSearch(SplitMeasures measures, IReadOnlyList<double> shares, ImmutableArray<int> start, IReadOnlyCollection<int> free)
    {
        (this.measures, this.shares, this.start) = (measures, shares, start);
        kinds = [.. free.Order().GroupBy(group => string.Join(',', measures.Groups[group])).Select(kind => kind.ToArray())];
        placed = [.. kinds.Select((kind, place) => shares.Select((_, part) => model.NewIntVar(0, kind.Length, $"kind {place} part {part}")).ToArray())];
        fixedCounts = [.. measures.Names.Select(_ => new long[shares.Count])];
        fixedGroups = new int[shares.Count];
        HashSet<int> moving = [.. free];
        for (int group = 0; group < start.Length; group++)
        {
            if (moving.Contains(group)) continue;
            fixedGroups[start[group]]++;
            for (int measure = 0; measure < fixedCounts.Length; measure++) fixedCounts[measure][start[group]] += measures.Groups[group][measure];
        }
    }

    /// <summary>Searches.</summary>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="effort">The limit, in the solver's deterministic seconds; what was spent is in the answer.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The part of each group (null where none was found), the lowest mean deviation possible, whether it was reached, and the effort.</returns>
    internal (ImmutableArray<int>? Parts, double LowestPossible, bool IsProven, double Effort) Run(int seed, double effort, CancellationToken cancellation)
    {
        Build();
        using var solver = new CpSolver
        {
            // One worker: several ones share what they find by the clock, and the outcome would depend on it.
            StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_workers:1 random_seed:{seed & int.MaxValue} max_deterministic_time:{effort}"),
        };
        using CancellationTokenRegistration stop = cancellation.Register(solver.StopSearch);
        CpSolverStatus status = solver.Solve(model);
        cancellation.ThrowIfCancellationRequested();
        double lowest = deviations == 0 ? 0 : Math.Max(0, solver.BestObjectiveBound / Scale / deviations);
        ImmutableArray<int>? parts = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? Read(solver) : null;
        return (parts, lowest, status == CpSolverStatus.Optimal, solver.Response?.DeterministicTime ?? effort);
    }

    private void Build()
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
            else if (start.Length >= parts && fixedGroups[part] == 0) model.Add(groups >= 1);
        }

        KeepFilled();
        List<IntVar> all = [];
        for (int measure = 0; measure < measures.Names.Length; measure++)
            if (measures.Total(measure) > 0)
                for (int part = 0; part < shares.Count; part++)
                    all.Add(Deviation(measure, part));
        if (all.Count > 0) model.Minimize(LinearExpr.Sum(all));
        deviations = all.Count;
    }

    /// <summary>What stands in every part at the start, such as images with objects, stays in every part: few such groups would otherwise all go to the largest.</summary>
    private void KeepFilled()
    {
        for (int measure = 0; measure < measures.Names.Length; measure++)
        {
            long[] counts = new long[shares.Count];
            for (int group = 0; group < start.Length; group++) counts[start[group]] += measures.Groups[group][measure];
            if (!Enumerable.Range(0, shares.Count).All(part => shares[part] <= 0 || counts[part] > 0)) continue;
            int[] holding = [.. Enumerable.Range(0, kinds.Length).Where(kind => measures.Groups[kinds[kind][0]][measure] > 0)];
            for (int part = 0; part < shares.Count; part++)
                if (shares[part] > 0 && fixedCounts[measure][part] == 0)
                    model.Add(LinearExpr.Sum(holding.Select(kind => placed[kind][part])) >= 1);
        }
    }

    /// <summary>A variable that is at least |count − share · total| · scale / total.</summary>
    private IntVar Deviation(int measure, int part)
    {
        long total = measures.Total(measure), unit = Math.Max(1, Scale / total);
        IntVar deviation = model.NewIntVar(0, unit * total, $"deviation {measure} part {part}");
        LinearExpr count = LinearExpr.WeightedSum(placed.Select(kind => kind[part]), kinds.Select(kind => measures.Groups[kind[0]][measure] * unit));
        long ideal = (long)Math.Round(shares[part] * total * unit) - fixedCounts[measure][part] * unit;
        model.Add(deviation >= count - ideal);
        model.Add(deviation >= ideal - count);
        return deviation;
    }

    /// <summary>Equal groups are interchangeable: those that lie right already stay.</summary>
    private ImmutableArray<int> Read(CpSolver solver)
    {
        int[] parts = [.. start];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            long[] left = [.. placed[kind].Select(solver.Value)];
            List<int> moving = [];
            foreach (int group in kinds[kind])
            {
                if (left[start[group]] > 0) left[start[group]]--;
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
