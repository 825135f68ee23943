using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Deals samples of several labels to parts, the rarest label first, each where its label lacks most.</summary>
internal sealed class LabelDealer
{
    private const int Undealt = -1;

    // Shares times counts are not exact: parts that lack the same but for this are tied.
    private const double Tie = 1e-9;

    private readonly IReadOnlyList<int[]> labels;
    private readonly double[] shares;
    private readonly RandomState random;
    private readonly int[][] rows;
    private readonly int[] left;
    private readonly double[,] lackOfLabel;
    private readonly double[] lack;

    public LabelDealer(IReadOnlyList<int[]> labels, double[] shares, RandomState random)
    {
        this.labels = labels;
        this.shares = shares;
        this.random = random;
        rows = RowsByLabel(labels);
        left = [.. rows.Select(samples => samples.Length)];
        PartOfSample = new int[labels.Count];
        Array.Fill(PartOfSample, Undealt);
        lack = [.. shares.Select(share => share * labels.Count)];
        lackOfLabel = new double[rows.Length, shares.Length];
        for (int label = 0; label < rows.Length; label++)
            for (int part = 0; part < shares.Length; part++)
                lackOfLabel[label, part] = shares[part] * rows[label].Length;
    }

    /// <summary>The part of each sample.</summary>
    public int[] PartOfSample { get; }

    public int CountOf(int label) => rows[label].Length;

    /// <summary>The labels that have samples, but fewer than this.</summary>
    public IEnumerable<int> LabelsBelow(int count) => Enumerable.Range(0, rows.Length).Where(label => rows[label].Length > 0 && rows[label].Length < count);

    /// <summary>Deals all samples of a label to one part.</summary>
    public void DealTo(int part, int label)
    {
        foreach (int sample in rows[label])
            if (PartOfSample[sample] == Undealt)
                Put(sample, part);
    }

    /// <summary>Deals all samples that are left.</summary>
    public void DealAll()
    {
        for (int label = Rarest(); label >= 0; label = Rarest())
            foreach (int sample in rows[label])
                if (PartOfSample[sample] == Undealt)
                    Put(sample, Neediest(label));
        for (int sample = 0; sample < PartOfSample.Length; sample++)
            if (PartOfSample[sample] == Undealt)
                Put(sample, Neediest(-1));
    }

    private static int[][] RowsByLabel(IReadOnlyList<int[]> labels)
    {
        var lists = new List<List<int>>();
        for (int sample = 0; sample < labels.Count; sample++)
        {
            foreach (int label in labels[sample])
            {
                if (label < 0) throw new ArgumentException($"A label of sample {sample} is {label}; a label is zero or more.", nameof(labels));
                while (lists.Count <= label) lists.Add([]);
                if (lists[label].Count > 0 && lists[label][^1] == sample) throw new ArgumentException($"Sample {sample} has label {label} twice.", nameof(labels));
                lists[label].Add(sample);
            }
        }

        return [.. lists.Select(list => list.ToArray())];
    }

    private int Rarest()
    {
        int rarest = -1;
        for (int label = 0; label < left.Length; label++)
            if (left[label] > 0 && (rarest < 0 || left[label] < left[rarest]))
                rarest = label;
        return rarest;
    }

    /// <summary>The part that lacks most of a label, then most samples, then one drawn; without a label, most samples.</summary>
    private int Neediest(int label)
    {
        Span<int> tied = stackalloc int[shares.Length];
        int count = 0;
        for (int part = 0; part < shares.Length; part++)
        {
            if (shares[part] == 0) continue;
            int order = count == 0 ? 1 : Compare(label, part, tied[0]);
            if (order > 0) count = 0;
            if (order >= 0) tied[count++] = part;
        }

        return count == 1 ? tied[0] : tied[(int)random.Integer(0, count)];
    }

    private int Compare(int label, int part, int other)
    {
        double more = label < 0 ? 0 : lackOfLabel[label, part] - lackOfLabel[label, other];
        if (Math.Abs(more) <= Tie) more = lack[part] - lack[other];
        return Math.Abs(more) <= Tie ? 0 : Math.Sign(more);
    }

    private void Put(int sample, int part)
    {
        PartOfSample[sample] = part;
        lack[part]--;
        foreach (int label in labels[sample])
        {
            left[label]--;
            lackOfLabel[label, part]--;
        }
    }
}
