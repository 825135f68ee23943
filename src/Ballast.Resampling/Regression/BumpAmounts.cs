using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How many samples each range of targets shall have: ranges of relevant targets grow, the range of usual ones shrinks.</summary>
public abstract class BumpAmounts
{
    private BumpAmounts()
    {
    }

    /// <summary>All ranges get the same count; the total stays.</summary>
    public static BumpAmounts Balance { get; } = new Balanced();

    /// <summary>The counts of ranges are turned round: a range gets samples in proportion to one over its count; the total stays.</summary>
    public static BumpAmounts Extreme { get; } = new Inverted();

    /// <summary>Each range gets its count times a factor, rounded to the nearest number, halves up.</summary>
    /// <param name="factors">One factor a range, by ascending targets; 0 or more. Above 1 a range grows, below 1 it shrinks.</param>
    /// <exception cref="BallastException">A factor is out of range, or none is given.</exception>
    public static BumpAmounts Factors(params IReadOnlyList<double> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.Count == 0) throw new BallastException("There are no factors. Give one for each range of targets.");
        for (int i = 0; i < factors.Count; i++)
            if (!(factors[i] >= 0) || !double.IsFinite(factors[i]))
                throw new BallastException($"Factor {i} is {factors[i]} but must be 0 or more. Above 1 a range grows, below 1 it shrinks.");
        return new Multiplied([.. factors]);
    }

    /// <summary>The count of each range afterwards.</summary>
    internal abstract int[] Of(int[] counts);

    private sealed class Balanced : BumpAmounts
    {
        public override string ToString() => "Balance";

        internal override int[] Of(int[] counts)
        {
            int total = counts.Sum();
            return [.. counts.Select((_, bump) => EvenShares.Of(bump, total, counts.Length))];
        }
    }

    private sealed class Inverted : BumpAmounts
    {
        public override string ToString() => "Extreme";

        internal override int[] Of(int[] counts)
        {
            double sum = counts.Sum(count => 1.0 / count);
            return LargestRemainder.Share(counts.Sum(), [.. counts.Select(count => 1.0 / count / sum)]);
        }
    }

    private sealed class Multiplied(ImmutableArray<double> factors) : BumpAmounts
    {
        public override string ToString() => $"Factors({string.Join(", ", factors)})";

        internal override int[] Of(int[] counts)
        {
            if (factors.Length != counts.Length)
                throw new BallastException($"There are {factors.Length} factors, but the relevance divides the targets into {counts.Length} ranges. Give one factor a range, by ascending targets.");
            return [.. counts.Select((count, bump) => Rounded(count * factors[bump]))];
        }

        private static int Rounded(double wanted)
        {
            if (wanted < int.MaxValue) return (int)Math.Floor(wanted + 0.5);
            throw new BallastException($"A range would grow to {wanted} samples, more than a table holds. Lower its factor.");
        }
    }
}
