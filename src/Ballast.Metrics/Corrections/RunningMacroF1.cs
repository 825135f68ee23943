namespace Ballast.Metrics;

/// <summary>Macro-F1 kept up to date while single predictions change, in constant time a change.</summary>
internal sealed class RunningMacroF1
{
    private readonly int[] support;
    private readonly int[] predicted;
    private readonly int[] hits;
    private double sum;
    private int occurring;

    public RunningMacroF1(PredictedProbabilities samples)
    {
        support = new int[samples.Classes];
        predicted = new int[samples.Classes];
        hits = new int[samples.Classes];
        for (int i = 0; i < samples.Samples; i++) support[samples.Truth(i)]++;
    }

    /// <summary>The macro-F1 of the predictions as they are.</summary>
    public double Value => sum / occurring;

    /// <summary>The number of true samples of a class.</summary>
    public int Support(int label) => support[label];

    /// <summary>Starts from these predictions.</summary>
    public void Reset(PredictedProbabilities samples, ReadOnlySpan<int> predictions)
    {
        Array.Clear(predicted);
        Array.Clear(hits);
        for (int i = 0; i < predictions.Length; i++)
        {
            predicted[predictions[i]]++;
            if (predictions[i] == samples.Truth(i)) hits[predictions[i]]++;
        }

        (sum, occurring) = (0, 0);
        for (int label = 0; label < support.Length; label++) Add(label, 1);
    }

    /// <summary>Changes the prediction of one sample.</summary>
    public void Move(int truth, int from, int to)
    {
        Add(from, -1);
        Add(to, -1);
        predicted[from]--;
        predicted[to]++;
        if (from == truth) hits[from]--;
        if (to == truth) hits[to]++;
        Add(from, 1);
        Add(to, 1);
    }

    private void Add(int label, int sign)
    {
        int whole = support[label] + predicted[label];
        if (whole == 0) return;
        occurring += sign;
        sum += sign * (2.0 * hits[label] / whole);
    }
}
