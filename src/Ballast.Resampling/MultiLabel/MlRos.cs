namespace Ballast.Resampling;

/// <summary>Repeats samples that have rare labels, label by label in turn, until labels are less unequal.</summary>
/// <remarks>
/// <para>
/// ML-ROS (Charte, Rivera, del Jesus and Herrera 2015, doi:10.1016/j.neucom.2014.08.091, section 4). Every label whose IRLbl is above MeanIR has a bag of its samples. In turn, each bag gives one sample, drawn at random, to be
/// repeated with all its labels; a bag is closed as soon as its label's IRLbl, by the counts so far, is no longer above the MeanIR of the dataset.
/// </para>
/// <para>
/// Departs from the paper: the turn ends when the share is reached, so that it is met exactly; if all bags close before, the plan has fewer repeats and says so.
/// Cost: proportional to samples × labels and repeats × labels. Thread-safe.
/// </para>
/// </remarks>
public sealed class MlRos
{
    private readonly MlRosOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public MlRos(MlRosOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The method's name.</summary>
    public string Method => "ML-ROS";

    /// <summary>Plans the repeats: all samples in their order, then the repeats as they were drawn.</summary>
    /// <param name="labels">The labels of the samples.</param>
    /// <exception cref="Ballast.Core.BallastException">There are no samples, no labels on them, or all labels are equally frequent.</exception>
    public MultiLabelPlan Resample(LabelMatrix labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var run = new MultiLabelRun(Method, options.Seed, labels);
        List<(int Label, int[] Samples)> bags = [.. run.Minority.Select(label => (label, labels.SamplesWith(label)))];
        int wanted = (int)Math.Min(labels.Samples * options.Share, Array.MaxLength), made = 0;
        while (made < wanted && bags.Count > 0)
        {
            for (int bag = 0; bag < bags.Count && made < wanted; bag++)
            {
                int sample = bags[bag].Samples[(int)run.Random.Integer(0, bags[bag].Samples.Length)];
                run.Add(SampleOrigin.Repeated(sample), labels.Row(sample));
                made++;
                if (run.RatioOf(bags[bag].Label) <= run.Before.MeanIR) bags.RemoveAt(bag--);
            }
        }

        if (made < wanted) run.Warn($"Only {made} of {wanted} samples were repeated: no rare label is above the mean imbalance any more.");
        return run.Build("");
    }
}
