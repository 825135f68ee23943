using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>What a decision threshold is to be best at. Larger is better.</summary>
public sealed class ThresholdObjective
{
    private readonly Func<BinaryTally, double> score;

    private ThresholdObjective(string name, Func<BinaryTally, double> score, double smallestPrecision = 0)
    {
        Name = name;
        this.score = score;
        SmallestPrecision = smallestPrecision;
    }

    /// <summary>The objective in words, for example <c>F1</c>.</summary>
    public string Name { get; }

    /// <summary>Youden's J: recall + specificity − 1, −1 … 1 (Youden 1950).</summary>
    public static ThresholdObjective Youden { get; } = new("Youden's J", tally => tally.Recall + tally.Specificity - 1);

    /// <summary>The square root of recall times specificity, 0 … 1.</summary>
    public static ThresholdObjective GeometricMean { get; } = new("geometric mean", tally => Math.Sqrt(tally.Recall * tally.Specificity));

    /// <summary>The mean of recall and specificity, 0 … 1: the same threshold as Youden's J.</summary>
    public static ThresholdObjective BalancedAccuracy { get; } = new("balanced accuracy", tally => (tally.Recall + tally.Specificity) / 2);

    /// <summary>The precision that a threshold must reach to count; 0 for none.</summary>
    internal double SmallestPrecision { get; }

    /// <summary>The F-score: (1 + β²) · precision · recall / (β² · precision + recall), 0 … 1.</summary>
    /// <param name="beta">How many times recall counts as much as precision; above 0, default 1.</param>
    /// <exception cref="BallastException">β is out of range.</exception>
    public static ThresholdObjective F(double beta = 1)
    {
        if (!(double.IsFinite(beta) && beta > 0)) throw new BallastException($"Beta is {beta} but must be a finite number above 0. 1 is usual, 2 favours recall.");
        double square = beta * beta;
        return new ThresholdObjective($"F{beta}", tally =>
        {
            double precision = tally.Precision, recall = tally.Recall, sum = square * precision + recall;
            return sum == 0 ? 0 : (1 + square) * precision * recall / sum;
        });
    }

    /// <summary>Minus the mean cost of a sample; 0 is free.</summary>
    /// <param name="falseAlarm">What a sample of another class costs that is taken for the class; 0 or more.</param>
    /// <param name="miss">What a sample of the class costs that is not found; 0 or more. One of the two is above 0.</param>
    /// <exception cref="BallastException">A cost is negative or not finite, or both are 0.</exception>
    public static ThresholdObjective Cost(double falseAlarm, double miss)
    {
        RequireCosts(falseAlarm, miss);
        return new ThresholdObjective(
            "cost",
            tally => -(falseAlarm * tally.FalseAlarms + miss * (tally.Positives - tally.Hits)) / (tally.Positives + tally.Negatives));
    }

    /// <summary>The recall where precision is high enough; elsewhere minus what precision lacks.</summary>
    /// <param name="smallestPrecision">The precision to reach; above 0, at most 1.</param>
    /// <exception cref="BallastException">The precision is out of range.</exception>
    public static ThresholdObjective RecallAtPrecision(double smallestPrecision)
    {
        if (!(smallestPrecision is > 0 and <= 1))
            throw new BallastException($"The precision to reach is {smallestPrecision} but must be above 0 and at most 1. 0.9 is usual.");
        return new ThresholdObjective(
            $"recall at precision {smallestPrecision}",
            tally => tally.Precision >= smallestPrecision ? tally.Recall : tally.Precision - smallestPrecision,
            smallestPrecision);
    }

    internal static void RequireCosts(double falseAlarm, double miss)
    {
        if (!(double.IsFinite(falseAlarm) && falseAlarm >= 0 && double.IsFinite(miss) && miss >= 0 && falseAlarm + miss > 0))
            throw new BallastException(
                $"The cost of a false alarm is {falseAlarm} and that of a miss {miss}. Costs are finite, 0 or more, and one of them is above 0.");
    }

    internal double Score(BinaryTally tally) => score(tally);
}
