namespace Ballast.Training;

/// <summary>The gradient of softmax cross-entropy by the scores of one sample.</summary>
internal static class SoftmaxError
{
    /// <summary>Replaces scores by factor · (softmax − truth).</summary>
    public static void Replace(Span<float> scores, int label, float factor)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float score in scores) largest = Math.Max(largest, score);
        for (int c = 0; c < scores.Length; c++) sum += scores[c] = MathF.Exp(scores[c] - largest);
        for (int c = 0; c < scores.Length; c++) scores[c] = factor * (scores[c] / sum - (c == label ? 1 : 0));
    }
}
