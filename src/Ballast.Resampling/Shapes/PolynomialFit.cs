using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Least-squares polynomials of all features over the places 0, 1, 2 … of rows.</summary>
/// <remarks>Forsythe's orthogonal polynomials (1957, doi:10.1137/0105007): no powers of places, so that no digits are lost in long classes.</remarks>
internal sealed class PolynomialFit
{
    private readonly double[] centers, ratios, norms, coefficients;

    private PolynomialFit(int degree, int columns)
    {
        Columns = columns;
        centers = new double[degree + 1];
        ratios = new double[degree + 1];
        norms = new double[degree + 1];
        coefficients = new double[(degree + 1) * columns];
    }

    public int Columns { get; }

    public static PolynomialFit Of<T>(Matrix<T> features, int[] rows, int degree)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fit = new PolynomialFit(degree, features.Columns);
        double[] before = new double[rows.Length], now = new double[rows.Length];
        now.AsSpan().Fill(1);
        for (int order = 0; order <= degree; order++)
        {
            fit.Project(features, rows, order, now);
            fit.centers[order] = CenterOf(now, fit.norms[order]);
            fit.ratios[order] = order == 0 ? 0 : fit.norms[order] / fit.norms[order - 1];
            for (int place = 0; place < rows.Length; place++)
            {
                double next = (place - fit.centers[order]) * now[place] - fit.ratios[order] * before[place];
                (before[place], now[place]) = (now[place], next);
            }
        }

        return fit;
    }

    /// <summary>The value of each feature's polynomial at a place.</summary>
    public void At(double place, Span<double> point)
    {
        point.Clear();
        double before = 0, now = 1;
        for (int order = 0; order < norms.Length; order++)
        {
            ReadOnlySpan<double> weights = coefficients.AsSpan(order * Columns, Columns);
            for (int column = 0; column < Columns; column++) point[column] += weights[column] * now;
            (before, now) = (now, (place - centers[order]) * now - ratios[order] * before);
        }
    }

    private static double CenterOf(double[] values, double norm)
    {
        double sum = 0;
        for (int place = 0; place < values.Length; place++) sum += place * values[place] * values[place];
        return sum / norm;
    }

    private void Project<T>(Matrix<T> features, int[] rows, int order, double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> weights = coefficients.AsSpan(order * Columns, Columns);
        for (int place = 0; place < rows.Length; place++)
        {
            ReadOnlySpan<T> row = features.Row(rows[place]);
            norms[order] += values[place] * values[place];
            for (int column = 0; column < Columns; column++) weights[column] += values[place] * double.CreateTruncating(row[column]);
        }

        for (int column = 0; column < Columns; column++) weights[column] /= norms[order];
    }
}
