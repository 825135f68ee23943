using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The check of targets.</summary>
internal static class RegressionTargets
{
    private const double Largest = 1e150;

    public static void Require(ReadOnlySpan<double> targets)
    {
        if (targets.IsEmpty) throw new BallastException("There are no targets. Give at least one.");
        for (int row = 0; row < targets.Length; row++)
            if (!(Math.Abs(targets[row]) <= Largest))
                throw new BallastException($"The target in row {row} is {targets[row]}; a target is a finite number, at most 1e150 in size. Fill or drop the row.");
    }
}
