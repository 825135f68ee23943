using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Repeats all samples alike until there are as many as wanted; the class shares stay. A control: it makes an epoch longer and balances nothing.</summary>
/// <remarks>
/// Every sample is taken ⌊total / N⌋ times, and the rest is spread evenly over the samples' order, so that neighbours in a list sorted by class share it. Draws nothing.
/// </remarks>
public static class UniformRepetition
{
    /// <summary>Plans the repeats.</summary>
    /// <param name="labels">One label a sample.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="total">How many samples the result has; not below the number of labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is below the number of labels.</exception>
    public static ResamplingPlan Plan(ReadOnlySpan<int> labels, int classes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, labels.Length);
        ClassCounts before = ClassCounts.Of(labels, classes);
        var samples = ImmutableArray.CreateBuilder<SampleOrigin>(total);
        var kept = ImmutableArray.CreateBuilder<int>(total);
        for (int i = 0; i < labels.Length; i++)
        {
            samples.Add(SampleOrigin.Original(i));
            kept.Add(labels[i]);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            long copies = (i + 1L) * total / labels.Length - (long)i * total / labels.Length;
            for (long copy = 1; copy < copies; copy++)
            {
                samples.Add(SampleOrigin.Repeated(i));
                kept.Add(labels[i]);
            }
        }

        return new ResamplingPlan
        {
            Method = "uniform repetition",
            Seed = 0,
            Samples = samples.ToImmutable(),
            Labels = kept.ToImmutable(),
            Removed = [],
            Before = before,
            After = ClassCounts.Of(kept.ToArray(), classes),
        };
    }
}
