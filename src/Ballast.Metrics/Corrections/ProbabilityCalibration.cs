using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Calibrates the probabilities of any number of classes: one curve a class against the rest, then each row divided by its sum.</summary>
/// <remarks>
/// As scikit-learn's <c>CalibratedClassifierCV</c> does it with given probabilities (Zadrozny and Elkan 2002, doi:10.1145/775047.775151, section 4); two
/// classes share one curve. A row whose curves are all 0 becomes uniform. <see cref="TemperatureScaling"/> has one number and keeps every prediction;
/// this may change which class is the most probable. Immutable and thread-safe.
/// </remarks>
public sealed class ProbabilityCalibration
{
    private readonly Func<double, double>[] curves;
    private readonly int classes;

    private ProbabilityCalibration(Func<double, double>[] curves, int classes)
    {
        this.curves = curves;
        this.classes = classes;
    }

    /// <summary>Fits the curves.</summary>
    /// <param name="validation">Probabilities and truth of a part that was neither trained on nor rebalanced.</param>
    /// <param name="method">The curve of a class.</param>
    public static ProbabilityCalibration Fit(PredictedProbabilities validation, CalibrationMethod method)
    {
        ArgumentNullException.ThrowIfNull(validation);
        int[] labels = validation.Classes == 2 ? [1] : [.. Enumerable.Range(0, validation.Classes)];
        return new ProbabilityCalibration([.. labels.Select(label => Curve(validation, label, method))], validation.Classes);
    }

    /// <summary>Calibrates probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <returns>The calibrated probabilities, samples × classes, each row summing to 1.</returns>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1 or a row does not sum to 1.</exception>
    public Matrix<double> Apply(Matrix<double> probabilities)
    {
        ProbabilityGuard.Check(probabilities);
        if (probabilities.Columns != classes)
            throw new ArgumentException($"The curves are for {classes} classes but the probabilities have {probabilities.Columns}.", nameof(probabilities));
        Matrix<double> calibrated = new(probabilities.Rows, classes);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            Span<double> row = calibrated.Row(i);
            if (classes == 2)
            {
                row[1] = curves[0](probabilities[i, 1]);
                row[0] = 1 - row[1];
                continue;
            }

            double sum = 0;
            for (int label = 0; label < classes; label++) sum += row[label] = curves[label](probabilities[i, label]);
            for (int label = 0; label < classes; label++) row[label] = sum == 0 ? 1.0 / classes : row[label] / sum;
        }

        return calibrated;
    }

    private static Func<double, double> Curve(PredictedProbabilities validation, int label, CalibrationMethod method)
    {
        double[] scores = new double[validation.Samples];
        int[] truth = new int[scores.Length];
        for (int i = 0; i < scores.Length; i++) (scores[i], truth[i]) = (validation.Row(i)[label], validation.Truth(i) == label ? 1 : 0);
        return method switch
        {
            CalibrationMethod.Platt => PlattScaling.Fit(scores, truth).Probability,
            CalibrationMethod.Isotonic => IsotonicRegression.Fit(scores, truth).Probability,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There are two methods."),
        };
    }
}
