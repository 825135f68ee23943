using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Keeps of the larger classes the samples whose class a classifier finds most probable.</summary>
/// <remarks>
/// <para>
/// Instance hardness threshold (Smith, Martinez and Giraud-Carrier 2014, doi:10.1007/s10994-013-5422-z, section 3): the hardness of a sample is 1 − p(its class),
/// estimated by <see cref="InstanceHardnessThresholdOptions.Estimator"/> from the folds that it is not in. Each targeted class keeps its wanted count of
/// samples by p, equal ones by index. <see cref="RandomState"/> draws the stratified folds (<see cref="StratifiedKFold"/>).
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores it): the count is met exactly, where there all samples at least as
/// probable as a percentile stay, which is fewer or more where probabilities tie or the percentile falls between two. Labels may have gaps. The default estimator is
/// a random forest, as there, but with draws of its own.
/// </para>
/// <para>The plan goes class after class, each in its order. Cost: as many estimates as there are folds. Thread-safe.</para>
/// </remarks>
public sealed class InstanceHardnessThreshold : ISampler
{
    private readonly InstanceHardnessThresholdOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public InstanceHardnessThreshold(InstanceHardnessThresholdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "IHT";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.UnderSampling;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        int?[] keep = options.Target.ToKeep(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        double[] probabilities = OwnProbabilities(features, labels, classes);
        int smallest = scope.Counts.Smallest;
        if (smallest < options.Folds)
            plan.Warn($"{scope.NameOf(scope.Smallest)} has {smallest} {(smallest == 1 ? "sample" : "samples")}, fewer than the {options.Folds} folds: some folds have none of it.");
        var removals = new Removals(labels.Length);
        foreach (int label in scope.Present)
        {
            if (keep[label] is not int count) continue;
            int[] rows = scope.Rows[label];
            double[] own = [.. rows.Select(row => probabilities[row])];
            bool[] stays = options.Compatibility == Compatibility.ImbalancedLearn ? AboveThreshold(own, count) : MostProbable(own, count);
            string reason = $"Its class is less probable than that of the {stays.Count(true)} samples of {scope.NameOf(label)} that stay.";
            for (int i = 0; i < rows.Length; i++)
                if (!stays[i])
                    removals.Remove(rows[i], reason);
        }

        removals.WriteByClass(plan);
        return plan.Build();
    }

    private static bool[] MostProbable(double[] probabilities, int count)
    {
        bool[] stays = new bool[probabilities.Length];
        foreach (int place in PlaceOrder.Descending(probabilities).AsSpan(0, count)) stays[place] = true;
        return stays;
    }

    private static bool[] AboveThreshold(double[] probabilities, int count)
    {
        double threshold = Percentile.Of(probabilities, (1.0 - (double)count / probabilities.Length) * 100.0);
        return Array.ConvertAll(probabilities, probability => probability >= threshold);
    }

    private double[] OwnProbabilities<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ImmutableArray<TrainTestIndices> folds = StratifiedKFold.Split(labels, options.Folds, new RandomState(options.Seed));
        double[] probabilities = new double[labels.Length];
        IProbabilityEstimator estimator = options.Estimator ?? new RandomForestClassifier(new RandomForestOptions { Seed = options.Seed, Workers = options.Workers });
        foreach (TrainTestIndices fold in folds)
        {
            if (fold.Test.IsEmpty) continue;
            Matrix<double> estimated = estimator.Estimate(features, labels, classes, fold);
            if (estimated.Rows != fold.Test.Length || estimated.Columns != classes)
            {
                throw new BallastException(
                    $"The estimator gave a table of {estimated.Rows} rows and {estimated.Columns} columns for {fold.Test.Length} samples and {classes} classes. "
                    + "Return one row a test sample and one column a class.");
            }

            for (int i = 0; i < fold.Test.Length; i++)
            {
                double probability = estimated[i, labels[fold.Test[i]]];
                if (double.IsNaN(probability)) throw new BallastException($"The estimator gave no number for sample {fold.Test[i]}. Return probabilities.");
                probabilities[fold.Test[i]] = probability;
            }
        }

        return probabilities;
    }
}
