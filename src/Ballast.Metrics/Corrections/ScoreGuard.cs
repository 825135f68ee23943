using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Checks scores of a positive class where they enter.</summary>
internal static class ScoreGuard
{
    public static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<int> truth, ReadOnlySpan<double> weights)
    {
        LabelGuard.SameLength(truth.Length, scores.Length, nameof(scores));
        if (!weights.IsEmpty) LabelGuard.SameLength(truth.Length, weights.Length, nameof(weights));
        LabelGuard.Labels(truth, 2, nameof(truth));
        LabelGuard.AtLeastOneSample(truth.Length);
        bool any = weights.IsEmpty;
        for (int i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
                throw new BallastException($"The score of sample {i} is {scores[i]}. A score is a finite number; check that training did not diverge.");
            if (weights.IsEmpty) continue;
            if (!(double.IsFinite(weights[i]) && weights[i] >= 0))
                throw new BallastException($"The weight of sample {i} is {weights[i]}. A weight is a finite number, 0 or more.");
            any |= weights[i] > 0;
        }

        if (!any) throw new BallastException("All weights are 0. Give at least one sample a weight above 0.");
    }
}
