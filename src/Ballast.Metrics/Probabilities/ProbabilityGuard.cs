using System.Globalization;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Checks probabilities where they enter.</summary>
internal static class ProbabilityGuard
{
    // Six digits after the point and a thousand classes stay below it, as does single precision.
    private const double Tolerance = 1e-3;

    public static void Check(Matrix<double> probabilities)
    {
        LabelGuard.AtLeastOneSample(probabilities.Rows);
        if (probabilities.Columns == 0)
            throw new ArgumentException("The probabilities have no column; each class needs one.", nameof(probabilities));
        for (int row = 0; row < probabilities.Rows; row++) CheckRow(probabilities.Row(row), row);
    }

    private static void CheckRow(ReadOnlySpan<double> row, int index)
    {
        double sum = 0;
        for (int column = 0; column < row.Length; column++)
        {
            if (!(row[column] >= 0 && row[column] <= 1 + Tolerance))
                throw new BallastException(
                    $"The probability in row {index}, column {column} is {Text(row[column])}. Probabilities are finite numbers from 0 to 1; "
                    + "check that training did not diverge and that a softmax stands after the last layer.");
            sum += row[column];
        }

        if (Math.Abs(sum - 1) > Tolerance)
            throw new BallastException(
                $"The probabilities in row {index} sum to {Text(sum)}. Each row sums to 1 (within {Text(Tolerance)}); "
                + "pass probabilities, not logits.");
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
