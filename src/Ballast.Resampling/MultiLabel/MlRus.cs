namespace Ballast.Resampling;

/// <summary>Leaves out samples that have frequent labels, label by label in turn, until labels are less unequal.</summary>
/// <remarks>
/// <para>
/// ML-RUS (Charte, Rivera, del Jesus and Herrera 2015, doi:10.1016/j.neucom.2014.08.091, section 4). Every label whose IRLbl is below MeanIR has a bag of its samples. In turn, each bag gives up one sample, drawn at random;
/// a bag is closed as soon as its label's IRLbl, by the counts so far, is no longer below the MeanIR of the dataset.
/// </para>
/// <para>
/// Departs from the paper: samples that also have a label above MeanIR are spared by default (<see cref="MlRusOptions.Carriers"/>), and the last sample of a label always; the turn ends when the share is reached, so that it is met
/// exactly; if all bags close or are used up before, fewer samples are left out and the plan says so. Cost: proportional to samples × labels. Thread-safe.
/// </para>
/// </remarks>
public sealed class MlRus
{
    private const string Drawn = "It was drawn from the samples of a frequent label";

    private readonly MlRusOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public MlRus(MlRusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The method's name.</summary>
    public string Method => "ML-RUS";

    /// <summary>Plans which samples are left out; the others stay in their order.</summary>
    /// <param name="labels">The labels of the samples.</param>
    /// <exception cref="Ballast.Core.BallastException">There are no samples, no labels on them, or all labels are equally frequent.</exception>
    public MultiLabelPlan Resample(LabelMatrix labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var run = new MultiLabelRun(Method, options.Seed, labels);
        bool[] spared = Spared(labels, run);
        List<(int Label, List<int> Samples)> bags = [.. run.Majority.Select(label => (label, labels.SamplesWith(label).Where(sample => !spared[sample]).ToList()))];
        int wanted = (int)(labels.Samples * options.Share), removed = 0;
        while (removed < wanted && bags.Count > 0)
        {
            for (int bag = 0; bag < bags.Count && removed < wanted; bag++)
            {
                bool taken = TakeOne(run, bags[bag].Samples);
                if (taken) removed++;
                if (!taken || run.RatioOf(bags[bag].Label) >= run.Before.MeanIR) bags.RemoveAt(bag--);
            }
        }

        if (removed < wanted) run.Warn($"Only {removed} of {wanted} samples were left out: no frequent label has samples left that may go.");
        return run.Build(Drawn);
    }

    private bool[] Spared(LabelMatrix labels, MultiLabelRun run)
    {
        bool[] spared = new bool[labels.Samples];
        if (options.Carriers == RareLabelCarriers.MayGo) return spared;
        foreach (int label in run.Minority)
            foreach (int sample in labels.SamplesWith(label))
                spared[sample] = true;
        return spared;
    }

    private static bool TakeOne(MultiLabelRun run, List<int> bag)
    {
        while (bag.Count > 0)
        {
            int place = (int)run.Random.Integer(0, bag.Count), sample = bag[place];
            bag[place] = bag[^1];
            bag.RemoveAt(bag.Count - 1);
            if (run.IsGone(sample) || run.IsLast(sample)) continue;
            run.Remove(sample);
            return true;
        }

        return false;
    }
}
