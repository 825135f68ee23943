using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>
/// Divides groups over parts so that images, images with objects and images of every class come as near to the wanted shares as whole groups
/// allow: an integer programme, solved by CP-SAT.
/// </summary>
/// <remarks>
/// The objective is <see cref="SplitBalance.MeanDeviation"/>. Groups with equal counts are one variable a part (how many of them go there), which
/// takes the symmetry out of the search. Every part gets a group where there are enough, and what every part has at the start it keeps. A quarter of the effort goes to the whole programme, which
/// small sets solve to the proven optimum; the rest goes to neighbourhoods of the best division (some drawn groups move, the others stay; Shaw 1998). The solver works
/// with one worker and limits in deterministic time, so the outcome is a function of the input and the seed alone.
/// </remarks>
public static class OptimalGroupSplit
{
    private const double ShareOfWhole = 0.25, EffortOfNeighborhood = 0.5, LeastEffort = 0.02, NearEnough = 1e-7;
    private const int GroupsOfNeighborhood = 50;

    /// <summary>Divides groups.</summary>
    /// <param name="measures">What is to be divided in proportion; one group or more.</param>
    /// <param name="shares">The wanted share of each part; their sum is 1.</param>
    /// <param name="start">A division to start from: the part of each group. The outcome is never worse than one that fills every part.</param>
    /// <param name="options">Seed and effort.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="BallastException">The solver cannot be loaded.</exception>
    public static OptimalSplitOutcome Split(
        SplitMeasures measures, IReadOnlyList<double> shares, IReadOnlyList<int> start, OptimalSplitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        if (start.Count != measures.Groups.Length) throw new ArgumentException($"{measures.Groups.Length} groups, but a start for {start.Count}.", nameof(start));
        try
        {
            return Search(measures, shares, [.. start], options, cancellation);
        }
        catch (Exception cause) when (cause is DllNotFoundException or TypeInitializationException)
        {
            throw new BallastException("The solver for optimal splits cannot be loaded on this system. Leave the optimal split out, or use 64-bit Linux, Windows or macOS.", innerException: cause);
        }
    }

    private static OptimalSplitOutcome Search(
        SplitMeasures measures, IReadOnlyList<double> shares, ImmutableArray<int> start, OptimalSplitOptions options, CancellationToken cancellation)
    {
        int[] all = [.. Enumerable.Range(0, start.Length)];
        (ImmutableArray<int>? found, double lowest, bool isProven, double spent) =
            new OptimalSplitSearch(measures, shares, start, all).Run(options.Seed, options.Effort * ShareOfWhole, cancellation);
        bool startFills = start.Distinct().Count() == shares.Count(share => share > 0);
        ImmutableArray<int> best = found is { } parts && !(startFills && Deviation(start) < Deviation(parts)) ? parts : start;
        if (!isProven) best = Improve(best, options.Effort - spent);
        double reached = Deviation(best);
        return new OptimalSplitOutcome(best, SplitBalance.Of(measures, best, shares), Math.Min(lowest, reached), isProven);

        double Deviation(ImmutableArray<int> division) => SplitBalance.Of(measures, division, shares).MeanDeviation;

        ImmutableArray<int> Improve(ImmutableArray<int> division, double effort)
        {
            var random = new RandomState((uint)options.Seed);
            double deviation = Deviation(division);
            for (int round = 1; effort > 0 && deviation > NearEnough; round++)
            {
                int[] free = random.ChoiceWithoutReplacement(start.Length, Math.Min(GroupsOfNeighborhood, start.Length));
                (ImmutableArray<int>? next, _, _, double used) =
                    new OptimalSplitSearch(measures, shares, division, free).Run(options.Seed + round, Math.Min(EffortOfNeighborhood, effort), cancellation);
                effort -= Math.Max(used, LeastEffort);
                if (next is { } better && Deviation(better) < deviation) (division, deviation) = (better, Deviation(better));
            }

            return division;
        }
    }
}
