using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Checks labels where they enter.</summary>
internal static class LabelGuard
{
    public static void SameLength(int expected, int actual, string parameter)
    {
        if (expected != actual)
            throw new ArgumentException(
                $"There are {expected} true labels but {actual} values of '{parameter}'; each sample needs one of both.", parameter);
    }

    public static void AtLeastOneSample(int samples)
    {
        if (samples == 0)
            throw new BallastException(
                "There is no sample to score. A score needs at least one; check that the part that is scored is not empty.");
    }

    public static void Labels(ReadOnlySpan<int> labels, int classes, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is outside 0 … {classes - 1}.", parameter);
    }
}
