using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE for samples with several labels: makes one new sample from each sample of each rare label, with labels by its neighbours.</summary>
/// <remarks>
/// <para>
/// MLSMOTE (Charte, Rivera, del Jesus and Herrera 2015, doi:10.1016/j.knosys.2015.07.019, algorithm 1). Labels are visited in order; one whose IRLbl, by the counts with the samples made so far, is above the MeanIR of the
/// dataset gets as many new samples as it has samples in the dataset: each lies between a sample and one of its k nearest with the label, drawn at random, and its labels follow from the sample and all k by
/// <see cref="LabelSetRule"/>.
/// </para>
/// <para>
/// Departs from the paper: there is one step for all features, so that the new sample lies on the line, instead of one a feature; features are numbers, not names; samples made are not neighbours. A label of one sample is
/// passed over, one of fewer than k + 1 uses what there are, and the plan says so. Cost: a neighbour search among the samples of each rare label. Thread-safe; the same bit by bit for any number of workers.
/// </para>
/// </remarks>
public sealed class Mlsmote
{
    private readonly MlsmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Mlsmote(MlsmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The method's name.</summary>
    public string Method => "MLSMOTE";

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones label by label.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">The labels of the samples.</param>
    /// <exception cref="ArgumentException">The numbers of rows and samples differ.</exception>
    /// <exception cref="BallastException">A value is not finite, there are no samples, no labels on them, or all labels are equally frequent.</exception>
    public MultiLabelPlan Resample<T>(Matrix<T> features, LabelMatrix labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (features.Rows != labels.Samples) throw new ArgumentException($"There are {features.Rows} rows of features and {labels.Samples} samples with labels.", nameof(labels));
        FiniteFeatures.Require(features, "feature");
        var run = new MultiLabelRun(Method, options.Seed, labels);
        foreach (int label in run.Minority)
            if (run.RatioOf(label) > run.Before.MeanIR)
                AddTo(run, features, labels, label);
        return run.Build("");
    }

    private void AddTo<T>(MultiLabelRun run, Matrix<T> features, LabelMatrix labels, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] samples = labels.SamplesWith(label);
        if (samples.Length == 1)
        {
            run.Warn($"Label {label} has a single sample, so {Method} made none for it.");
            return;
        }

        int neighbors = Math.Min(options.Neighbors, samples.Length - 1);
        if (neighbors < options.Neighbors) run.Warn($"Label {label} has {samples.Length} samples, so {Method} used {neighbors} neighbors for it, not {options.Neighbors}.");
        NeighborTable table = RowNeighbors.Within(features, samples, neighbors, options.Workers);
        byte[] set = new byte[labels.Labels];
        for (int place = 0; place < samples.Length; place++)
        {
            int neighbor = table.Indices(place)[(int)run.Random.Integer(0, neighbors)];
            Fill(set, labels, samples[place], table.Indices(place));
            run.Add(SampleOrigin.Synthetic(samples[place], neighbor, run.Random.Uniform(0, 1)), set);
        }
    }

    private void Fill(byte[] set, LabelMatrix labels, int sample, ReadOnlySpan<int> neighbors)
    {
        int all = neighbors.Length + 1;
        int needed = options.Rule switch
        {
            LabelSetRule.Union => 1,
            LabelSetRule.Intersection => all,
            _ => all / 2 + 1,
        };
        for (int label = 0; label < set.Length; label++)
        {
            int having = labels[sample, label] ? 1 : 0;
            foreach (int neighbor in neighbors)
                if (labels[neighbor, label])
                    having++;
            set[label] = having >= needed ? (byte)1 : (byte)0;
        }
    }
}
