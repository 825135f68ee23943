using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Estimates how frequent classes are where labels are not known, from the probabilities alone, and corrects these.</summary>
/// <remarks>
/// Expectation maximisation: correct the probabilities for the shares believed, take the mean of the corrected ones as the next belief, until it
/// stays (Saerens, Latinne and Decaestecker 2002, doi:10.1162/089976602753284446, section 2.2). The likelihood never falls. It assumes that samples
/// within a class look the same as in training and that the probabilities are calibrated. Cost: rounds · samples · classes. Immutable and thread-safe.
/// </remarks>
public sealed class PriorEstimation
{
    private PriorEstimation(double[] priors, int rounds, bool converged, Matrix<double> probabilities)
    {
        Priors = [.. priors];
        Rounds = rounds;
        Converged = converged;
        Probabilities = probabilities;
    }

    /// <summary>The estimated share of each class, summing to 1.</summary>
    public ImmutableArray<double> Priors { get; }

    /// <summary>How many rounds were made.</summary>
    public int Rounds { get; }

    /// <summary>Whether the shares stayed within the tolerance; otherwise the rounds ran out.</summary>
    public bool Converged { get; }

    /// <summary>The probabilities corrected for the estimated shares, samples × classes.</summary>
    public Matrix<double> Probabilities { get; }

    /// <summary>Estimates shares.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1, of the samples without labels.</param>
    /// <param name="trainingPriors">The share of each class in the data trained on, above 0; need not sum to 1.</param>
    /// <param name="options">When to stop; default a change of 10⁻⁸, 1000 rounds.</param>
    /// <exception cref="BallastException">A probability or prior is not allowed, or there is no sample.</exception>
    public static PriorEstimation Fit(Matrix<double> probabilities, ReadOnlySpan<double> trainingPriors, PriorEstimationOptions? options = null)
    {
        options ??= new PriorEstimationOptions();
        ProbabilityGuard.Check(probabilities);
        ClassPriors.Check(trainingPriors, probabilities.Columns, nameof(trainingPriors));
        double[] training = trainingPriors.ToArray();
        double total = training.Sum();
        for (int label = 0; label < training.Length; label++) training[label] /= total;
        double[] priors = [.. training], next = new double[priors.Length];
        Matrix<double> corrected = new(probabilities.Rows, probabilities.Columns);
        int round = 0;
        bool converged = false;
        while (!converged && round < options.MostRounds)
        {
            round++;
            Correct(probabilities, training, priors, corrected);
            double change = 0;
            MeanOf(corrected, next);
            for (int label = 0; label < priors.Length; label++) change = Math.Max(change, Math.Abs(next[label] - priors[label]));
            next.CopyTo(priors, 0);
            converged = change < options.Tolerance;
        }

        Correct(probabilities, training, priors, corrected);
        return new PriorEstimation(priors, round, converged, corrected);
    }

    private static void Correct(Matrix<double> probabilities, double[] training, double[] priors, Matrix<double> corrected)
    {
        for (int i = 0; i < probabilities.Rows; i++)
        {
            ReadOnlySpan<double> from = probabilities.Row(i);
            Span<double> to = corrected.Row(i);
            double sum = 0;
            for (int label = 0; label < to.Length; label++) sum += to[label] = from[label] * (priors[label] / training[label]);
            for (int label = 0; label < to.Length; label++) to[label] /= sum;
        }
    }

    private static void MeanOf(Matrix<double> rows, double[] mean)
    {
        Array.Clear(mean);
        for (int i = 0; i < rows.Rows; i++)
            for (int label = 0; label < mean.Length; label++)
                mean[label] += rows[i, label];
        for (int label = 0; label < mean.Length; label++) mean[label] /= rows.Rows;
    }
}
