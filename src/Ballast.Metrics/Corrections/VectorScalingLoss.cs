using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>The penalised log-loss of vector scaling, its gradient and its curvature. Parameters are the scales, then the biases.</summary>
internal sealed class VectorScalingLoss
{
    private readonly Matrix<double> logs;
    private readonly int[] truth;
    private readonly double ridge;
    private readonly int classes;

    public VectorScalingLoss(PredictedProbabilities samples, double ridge)
    {
        this.ridge = ridge;
        classes = samples.Classes;
        logs = new Matrix<double>(samples.Samples, classes);
        truth = new int[samples.Samples];
        for (int i = 0; i < truth.Length; i++)
        {
            truth[i] = samples.Truth(i);
            for (int label = 0; label < classes; label++) logs[i, label] = Math.Log(LogProbability.Clip(samples.Row(i)[label]));
        }
    }

    public int Parameters => 2 * classes;

    /// <summary>The parameters that change nothing.</summary>
    public static double[] Identity(int classes) => [.. Enumerable.Repeat(1.0, classes), .. new double[classes]];

    public double At(ReadOnlySpan<double> parameters)
    {
        double[] row = new double[classes];
        double loss = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            Logits(parameters, i, row);
            double largest = double.NegativeInfinity, sum = 0;
            foreach (double logit in row) largest = Math.Max(largest, logit);
            foreach (double logit in row) sum += Math.Exp(logit - largest);
            loss += Math.Log(sum) + largest - row[truth[i]];
        }

        for (int c = 0; c < Parameters; c++) loss += .5 * ridge * Square(parameters[c] - (c < classes ? 1 : 0));
        return loss;
    }

    /// <summary>The first and second derivatives: [2 k], [2 k, 2 k].</summary>
    public void Derivatives(ReadOnlySpan<double> parameters, Span<double> gradient, Matrix<double> curvature)
    {
        gradient.Clear();
        curvature.Values.Clear();
        double[] p = new double[classes];
        for (int i = 0; i < truth.Length; i++)
        {
            Logits(parameters, i, p);
            LogProbability.Softmax(p);
            ReadOnlySpan<double> x = logs.Row(i);
            for (int c = 0; c < classes; c++)
            {
                double pull = p[c] - (c == truth[i] ? 1 : 0);
                gradient[c] += pull * x[c];
                gradient[classes + c] += pull;
                Span<double> scale = curvature.Row(c), bias = curvature.Row(classes + c);
                for (int d = 0; d < classes; d++)
                {
                    double h = p[c] * ((c == d ? 1 : 0) - p[d]);
                    scale[d] += h * x[c] * x[d];
                    scale[classes + d] += h * x[c];
                    bias[d] += h * x[d];
                    bias[classes + d] += h;
                }
            }
        }

        for (int c = 0; c < Parameters; c++)
        {
            gradient[c] += ridge * (parameters[c] - (c < classes ? 1 : 0));
            curvature[c, c] += ridge;
        }
    }

    private static double Square(double x) => x * x;

    private void Logits(ReadOnlySpan<double> parameters, int sample, Span<double> logits)
    {
        ReadOnlySpan<double> x = logs.Row(sample);
        for (int c = 0; c < classes; c++) logits[c] = parameters[c] * x[c] + parameters[classes + c];
    }
}
