using Ballast.Core;

namespace Ballast.Detection;

/// <summary>
/// Divides groups over parts so that images, positive images and the objects of every class come as near to the wanted shares as whole groups
/// allow: an integer programme, solved by CP-SAT.
/// </summary>
/// <remarks>
/// The objective is <see cref="SplitBalance.MeanDeviation"/>. Groups with equal counts are one variable a part (how many of them go there), which
/// takes the symmetry out of the search. Every part gets a group where there are enough. One worker and a limit in deterministic time make the
/// outcome a function of the input and the seed alone.
/// </remarks>
public static class OptimalGroupSplit
{
    /// <summary>Coefficients are whole numbers: a share is counted in parts of this.</summary>
    private const long Scale = 1_000_000_000;

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
            return new OptimalSplitSearch(measures, shares, start, Scale).Run(options, cancellation);
        }
        catch (Exception cause) when (cause is DllNotFoundException or TypeInitializationException)
        {
            throw new BallastException("The solver for optimal splits cannot be loaded on this system. Leave the optimal split out, or use 64-bit Linux, Windows or macOS.", innerException: cause);
        }
    }
}
