using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>Tells when a correction is fitted on so few samples of a class that it follows their luck.</summary>
public static class CorrectionSupport
{
    /// <summary>Fewer samples of a class than this are few: 20.</summary>
    public const int DefaultLeast = 20;

    /// <summary>One sentence a class that has fewer samples than asked, in label order; none when all have enough.</summary>
    /// <param name="samples">The samples that a correction is fitted on.</param>
    /// <param name="classNames">The name of each class.</param>
    /// <param name="least">How many samples of a class are enough; 1 or more, default 20.</param>
    /// <exception cref="ArgumentException">The numbers of names and classes differ.</exception>
    public static ImmutableArray<string> Warnings(PredictedProbabilities samples, IReadOnlyList<string> classNames, int least = DefaultLeast)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        if (classNames.Count != samples.Classes) throw new ArgumentException($"There are {samples.Classes} classes but {classNames.Count} names.", nameof(classNames));
        int[] counts = new int[samples.Classes];
        for (int i = 0; i < samples.Samples; i++) counts[samples.Truth(i)]++;
        return
        [
            .. Enumerable.Range(0, counts.Length).Where(label => counts[label] < least).Select(label =>
                $"The correction was fitted on {counts[label]} {(counts[label] == 1 ? "sample" : "samples")} of class '{classNames[label]}', fewer than {least}: it may follow their luck. Give the validation part more of them."),
        ];
    }
}
