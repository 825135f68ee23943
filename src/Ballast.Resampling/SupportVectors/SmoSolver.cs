using System.Runtime.CompilerServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// Sequential minimal optimisation as in LIBSVM: second-order choice of the pair (Fan, Chen and Lin 2005), points at a bound left out for a while, kernel values
/// in float32, ties to the later point. Each step does what LIBSVM does, in the same order.
/// </summary>
internal sealed class SmoSolver
{
    private const int MostStepsBetweenRests = 1000, FewestAllowedSteps = 10_000_000, UpSuggestions = 4, LowSuggestions = 3;

    private readonly SmoProblem problem;
    private readonly SmoState state;
    private readonly KernelRows rows;
    private readonly int[] batch = new int[KernelTile.QueryHeight];
    private readonly List<(int First, int Second)> swaps = [];
    private bool broughtBack;

    private SmoSolver(SmoProblem problem)
    {
        this.problem = problem;
        state = new SmoState(problem);
        rows = new KernelRows(problem.Points, problem.Room);
    }

    /// <summary>Solves the problem: its Alpha becomes the solution.</summary>
    /// <returns>The threshold of the decision function.</returns>
    public static double Solve(SmoProblem problem)
    {
        var solver = new SmoSolver(problem);
        if (problem.Alpha.AsSpan().IndexOfAnyExcept(0.0) >= 0) solver.AddContributions(0);
        solver.Run();
        for (int place = 0; place < solver.state.Order.Length; place++) problem.Alpha[solver.state.Order[place]] = solver.state.Alpha[place];
        return solver.state.Rho();
    }

    private void Run()
    {
        int count = state.Order.Length, between = Math.Min(count, MostStepsBetweenRests), untilRest = between + 1;
        long allowed = Math.Max(FewestAllowedSteps, 100L * count);
        int first = WorkingSet.First(state);
        for (long step = 0; step < allowed; step++)
        {
            if (--untilRest == 0)
            {
                untilRest = between;
                Rest();
                first = WorkingSet.First(state);
            }

            int second = SecondOf(first);
            if (second < 0)
            {
                BringBack();
                first = WorkingSet.First(state);
                second = SecondOf(first);
                if (second < 0) return;
                untilRest = 1;
            }

            ReadOnlyMemory<float> firstRow = Row(first), secondRow = Row(second);
            (double First, double Second) moved = state.Move(first, second, firstRow.Span[second]);
            first = WorkingSet.MoveAndFirst(state, (firstRow, secondRow), moved);
        }

        throw new BallastException(
            $"The support vector machine did not converge in {allowed} steps. Scale the features to similar sizes, lower Penalty or raise Tolerance.");
    }

    /// <summary>The partner of a point; −1 when the two sides differ by less than the tolerance.</summary>
    private int SecondOf(int first)
    {
        if (first < 0) return -1;
        (int second, double largest) = WorkingSet.Second(state, first, Row(first).Span);
        return largest - state.Gradient[first] < problem.Tolerance ? -1 : second;
    }

    private ReadOnlyMemory<float> Row(int place)
    {
        if (!rows.Has(place, state.Active)) rows.Load(batch.AsSpan(0, Foresee(place)), state.Active);
        return rows.Get(place, state.Active);
    }

    /// <summary>Fills the batch with a row that is needed and those most likely needed next: of the points that violate most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Foresee(int place)
    {
        Span<int> lowest = stackalloc int[UpSuggestions], highest = stackalloc int[LowSuggestions];
        int ups = 0, lows = 0;
        double[] gradient = state.Gradient;
        for (int other = 0; other < state.Active; other++)
        {
            if (other == place || rows.Has(other, state.Active)) continue;
            if (state.Up[other] == 0 && (ups < UpSuggestions || gradient[other] < gradient[lowest[ups - 1]])) ups = Insert(lowest, ups, other, 1);
            else if (state.Low[other] == 0 && (lows < LowSuggestions || gradient[other] > gradient[highest[lows - 1]])) lows = Insert(highest, lows, other, -1);
        }

        int count = 0;
        batch[count++] = place;
        foreach (int other in lowest[..ups]) batch[count++] = other;
        foreach (int other in highest[..lows])
            if (!lowest[..ups].Contains(other))
                batch[count++] = other;
        return count;
    }

    private int Insert(Span<int> places, int count, int place, int sign)
    {
        int at = count < places.Length ? count : count - 1;
        for (; at > 0 && sign * state.Gradient[place] < sign * state.Gradient[places[at - 1]]; at--) places[at] = places[at - 1];
        places[at] = place;
        return Math.Min(count + 1, places.Length);
    }

    /// <summary>Leaves out points at a bound that are far on the right side; once, near the end, brings all back first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rest()
    {
        double highest = double.NegativeInfinity, lowest = double.NegativeInfinity;
        for (int place = 0; place < state.Active; place++)
        {
            if (state.Up[place] == 0) highest = Math.Max(highest, -state.Gradient[place]);
            if (state.Low[place] == 0) lowest = Math.Max(lowest, state.Gradient[place]);
        }

        if (!broughtBack && highest + lowest <= problem.Tolerance * 10)
        {
            broughtBack = true;
            BringBack();
        }

        swaps.Clear();
        for (int place = 0; place < state.Active; place++)
        {
            if (!state.CanRest(place, highest, lowest)) continue;
            state.Active--;
            for (; state.Active > place; state.Active--)
            {
                if (state.CanRest(state.Active, highest, lowest)) continue;
                state.Swap(place, state.Active);
                problem.Points.Swap(place, state.Active);
                swaps.Add((place, state.Active));
                break;
            }
        }

        if (swaps.Count > 0) rows.Follow(swaps);
        rows.Resize(state.Active);
    }

    /// <summary>Makes all points active again, with their gradients.</summary>
    private void BringBack()
    {
        int from = state.Active, count = state.Order.Length;
        if (from == count) return;
        for (int place = from; place < count; place++) state.Gradient[place] = state.Signs[place] * problem.Linear;
        AddContributions(from);
        state.Active = count;
        rows.Resize(count);
    }

    /// <summary>Adds what each multiplier that is not 0 contributes to the gradients from a place on, eight multipliers at a time.</summary>
    private void AddContributions(int from)
    {
        const int height = KernelTile.QueryHeight, width = KernelTile.PanelWidth;
        int count = state.Order.Length, first = from / width, last = (count + width - 1) / width, filled = 0;
        float[] scratch = new float[(last - first) * width * height];
        int[] starts = new int[height];
        for (int query = 0; query < height; query++) starts[query] = (query * (last - first) - first) * width;
        for (int place = 0; place <= count; place++)
        {
            if (place < count && state.Alpha[place] != 0) batch[filled++] = place;
            if (filled == 0 || (filled < height && place < count)) continue;
            problem.Points.Compute(batch.AsSpan(0, filled), first..last, scratch, starts);
            for (int query = 0; query < filled; query++)
            {
                double weight = state.Alpha[batch[query]] * state.Signs[batch[query]];
                WorkingSet.Add(state.Gradient.AsSpan(from), scratch.AsSpan(starts[query] + from, count - from), weight);
            }

            filled = 0;
        }
    }
}
