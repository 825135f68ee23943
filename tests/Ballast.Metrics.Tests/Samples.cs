using Ballast.Core;

namespace Ballast.Metrics.Tests;

/// <summary>Seeded predictions to test with.</summary>
internal static class Samples
{
    /// <summary>
    /// Labels of which about <paramref name="right"/> are predicted right, the others anyhow; class c is about half as frequent as class c
    /// − 1.
    /// </summary>
    public static PredictedLabels Labels(int samples, int classes, double right, uint seed, ReadOnlySpan<int> groups = default)
    {
        ItemRandom random = new(seed, 1);
        int[] truth = new int[samples];
        int[] predicted = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            while (truth[i] < classes - 1 && random.NextDouble() < .5) truth[i]++;
            predicted[i] = random.NextDouble() < right ? truth[i] : random.NextIndex(classes);
        }

        return PredictedLabels.Of(truth, predicted, classes, groups);
    }

    /// <summary>
    /// Calibrated posteriors of unit Gaussian features around one-hot means of <paramref name="separation"/> and the priors given, then
    /// logits times <paramref name="sharpness"/> (1 stays calibrated).
    /// </summary>
    public static (Matrix<double> Probabilities, int[] Truth) Posteriors(int samples, double[] priors, double separation, double sharpness, uint seed)
    {
        ItemRandom random = new(seed, 2);
        Matrix<double> probabilities = new(samples, priors.Length);
        int[] truth = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            double left = random.NextDouble();
            while (truth[i] < priors.Length - 1 && (left -= priors[truth[i]]) > 0) truth[i]++;
            Span<double> row = probabilities.Row(i);
            for (int label = 0; label < row.Length; label++)
            {
                double feature = Normal(ref random) + (label == truth[i] ? separation : 0);
                row[label] = sharpness * (separation * feature + Math.Log(priors[label]));
            }

            LogProbability.Softmax(row);
        }

        return (probabilities, truth);
    }

    private static double Normal(ref ItemRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
