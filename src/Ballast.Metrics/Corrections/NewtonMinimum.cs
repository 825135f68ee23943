using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Newton's method with a halving line search, for a strictly convex loss of few parameters.</summary>
internal static class NewtonMinimum
{
    private const int MostHalvings = 60;
    private const double SmallestGradient = 1e-9, Armijo = 1e-4;

    /// <summary>Moves the parameters to the minimum, to double precision or until the steps run out.</summary>
    public static void Find(VectorScalingLoss loss, double[] parameters, int steps)
    {
        int count = loss.Parameters;
        double[] gradient = new double[count], step = new double[count], next = new double[count];
        Matrix<double> curvature = new(count, count);
        double value = loss.At(parameters);
        for (int iteration = 0; iteration < steps; iteration++)
        {
            loss.Derivatives(parameters, gradient, curvature);
            if (gradient.Max(Math.Abs) < SmallestGradient) return;
            Solve(curvature, gradient, step);
            double descent = 0;
            for (int i = 0; i < count; i++) descent -= gradient[i] * step[i];
            double share = 1, reached = value;
            int halvings = 0;
            for (; halvings < MostHalvings; halvings++, share /= 2)
            {
                for (int i = 0; i < count; i++) next[i] = parameters[i] - share * step[i];
                reached = loss.At(next);
                if (reached <= value + Armijo * share * descent) break;
            }

            // No step is better than standing still: the loss is flat to double precision.
            if (halvings == MostHalvings) return;
            next.CopyTo(parameters, 0);
            value = reached;
        }
    }

    /// <summary>Solves curvature · step = gradient by Cholesky's decomposition, which takes the place of the curvature's lower half.</summary>
    private static void Solve(Matrix<double> curvature, double[] gradient, double[] step)
    {
        int count = gradient.Length;
        for (int i = 0; i < count; i++)
        {
            Span<double> row = curvature.Row(i);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> other = curvature.Row(j);
                double sum = row[j];
                for (int k = 0; k < j; k++) sum -= row[k] * other[k];
                row[j] = i == j ? Math.Sqrt(sum) : sum / other[j];
            }
        }

        for (int i = 0; i < count; i++)
        {
            double sum = gradient[i];
            for (int k = 0; k < i; k++) sum -= curvature[i, k] * step[k];
            step[i] = sum / curvature[i, i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            double sum = step[i];
            for (int k = i + 1; k < count; k++) sum -= curvature[k, i] * step[k];
            step[i] = sum / curvature[i, i];
        }
    }
}
