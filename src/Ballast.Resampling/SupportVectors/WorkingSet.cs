using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>
/// The passes over all active points that each step of the solver makes, four points at a time. Of equal candidates the last is taken, as in LIBSVM.
/// </summary>
internal static class WorkingSet
{
    private const double Tau = 1e-12;
    private const int Lanes = 4;

    /// <summary>A curvature to divide by.</summary>
    public static double Positive(double curvature) => curvature > 0 ? curvature : Tau;

    /// <summary>The point that violates most: the smallest y · G of those that may grow; −1 when none may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int First(SmoState state)
    {
        ReadOnlySpan<double> gradient = state.Gradient.AsSpan(0, state.Active), up = state.Up.AsSpan(0, state.Active);
        var best = new Best(double.PositiveInfinity);
        int at = 0;
        for (; at + Lanes <= gradient.Length; at += Lanes) best.Offer(Vector256.Create(gradient[at..]) + Vector256.Create(up[at..]), at);
        for (; at < gradient.Length; at++) best.Offer(gradient[at] + up[at], at);
        return best.Index(double.PositiveInfinity);
    }

    /// <summary>Moves the gradient along two rows of the kernel and finds the point that violates most thereafter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int MoveAndFirst(SmoState state, (ReadOnlyMemory<float> First, ReadOnlyMemory<float> Second) rows, (double First, double Second) moved)
    {
        Span<double> gradient = state.Gradient.AsSpan(0, state.Active);
        ReadOnlySpan<double> up = state.Up.AsSpan(0, state.Active);
        ReadOnlySpan<float> first = rows.First.Span, second = rows.Second.Span;
        var best = new Best(double.PositiveInfinity);
        int at = 0;
        for (; at + Lanes <= gradient.Length; at += Lanes)
        {
            Vector256<double> value = Vector256.Create<double>(gradient[at..]) + (Widen(first[at..]) * moved.First + Widen(second[at..]) * moved.Second);
            value.CopyTo(gradient[at..]);
            best.Offer(value + Vector256.Create(up[at..]), at);
        }

        for (; at < gradient.Length; at++)
        {
            gradient[at] += first[at] * moved.First + second[at] * moved.Second;
            best.Offer(gradient[at] + up[at], at);
        }

        return best.Index(double.PositiveInfinity);
    }

    /// <summary>The partner that lowers the objective most by second-order information, and the largest y · G of those that may fall.</summary>
    /// <param name="state">The solver's state.</param>
    /// <param name="first">The first of the pair.</param>
    /// <param name="row">Its row of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Index, double Largest) Second(SmoState state, int first, ReadOnlySpan<float> row)
    {
        ReadOnlySpan<double> gradient = state.Gradient.AsSpan(0, state.Active), low = state.Low.AsSpan(0, state.Active), diagonal = state.Diagonal;
        double start = gradient[first], own = diagonal[first], largest = double.NegativeInfinity;
        Vector256<double> largests = Vector256.Create(largest), starts = Vector256.Create(start), owns = Vector256.Create(own);
        var best = new Best(double.PositiveInfinity);
        int at = 0;
        for (; at + Lanes <= gradient.Length; at += Lanes)
        {
            Vector256<double> value = Vector256.Create(gradient[at..]) + Vector256.Create(low[at..]);
            largests = Vector256.Max(largests, value);
            Vector256<double> difference = value - starts;
            Vector256<double> curvature = owns + Vector256.Create(diagonal[at..]) - 2.0 * Widen(row[at..]);
            curvature = Vector256.ConditionalSelect(Vector256.GreaterThan(curvature, Vector256<double>.Zero), curvature, Vector256.Create(Tau));
            Vector256<double> gain = -(difference * difference) / curvature;
            gain = Vector256.ConditionalSelect(Vector256.GreaterThan(difference, Vector256<double>.Zero), gain, Vector256.Create(double.PositiveInfinity));
            best.Offer(gain, at);
        }

        for (; at < gradient.Length; at++)
        {
            double value = gradient[at] + low[at], difference = value - start;
            largest = Math.Max(largest, value);
            if (difference > 0) best.Offer(-(difference * difference) / Positive(own + diagonal[at] - 2.0 * row[at]), at);
        }

        for (int lane = 0; lane < Lanes; lane++) largest = Math.Max(largest, largests[lane]);
        return (best.Index(double.PositiveInfinity), largest);
    }

    /// <summary>Adds a row of the kernel to a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> gradient, ReadOnlySpan<float> row, double weight)
    {
        int at = 0;
        for (; at + Lanes <= gradient.Length; at += Lanes) (Vector256.Create<double>(gradient[at..]) + Widen(row[at..]) * weight).CopyTo(gradient[at..]);
        for (; at < gradient.Length; at++) gradient[at] += row[at] * weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ReadOnlySpan<float> values)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(Vector128.Create(values));
        return Vector256.Create(lower, upper);
    }

    /// <summary>The smallest value so far, the last of equal ones, lane by lane.</summary>
    private struct Best(double start)
    {
        private Vector256<double> values = Vector256.Create(start);
        private Vector256<long> places = Vector256.Create(-1L);
        private double value = start;
        private int place = -1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Offer(Vector256<double> offered, int at)
        {
            Vector256<double> smaller = Vector256.LessThanOrEqual(offered, values);
            values = Vector256.ConditionalSelect(smaller, offered, values);
            places = Vector256.ConditionalSelect(smaller.AsInt64(), Vector256.Create((long)at), places);
        }

        /// <summary>Offers a value behind all others.</summary>
        public void Offer(double offered, int at)
        {
            if (!(offered <= value)) return;
            value = offered;
            place = at;
        }

        public readonly int Index(double none)
        {
            double smallest = value;
            int found = place;
            for (int lane = 0; lane < Lanes; lane++)
            {
                int at = (int)places[lane] + lane;
                if (places[lane] < 0 || values[lane] > smallest || (values[lane] == smallest && at < found)) continue;
                smallest = values[lane];
                found = at;
            }

            return smallest == none ? -1 : found;
        }
    }
}
