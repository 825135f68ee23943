namespace Ballast.Resampling;

/// <summary>The class counts on both sides of a split that moves through a node, and how well it separates them.</summary>
internal sealed class ClassTally
{
    private readonly SplitCriterion criterion;
    private readonly double[] logs;
    private readonly long[] totals, left, right;
    private long leftSquares, rightSquares;
    private double leftLogs, rightLogs;

    public ClassTally(SplitCriterion criterion, int classes, int samples)
    {
        this.criterion = criterion;
        totals = new long[classes];
        left = new long[classes];
        right = new long[classes];
        logs = new double[criterion == SplitCriterion.Entropy ? samples + 1 : 0];
        for (int count = 1; count < logs.Length; count++) logs[count] = count * Math.Log(count);
    }

    public long Total { get; private set; }

    public long Left { get; private set; }

    public long Right => Total - Left;

    public ReadOnlySpan<long> Totals => totals;

    public bool IsPure
    {
        get
        {
            foreach (long total in totals)
                if (total == Total)
                    return true;
            return false;
        }
    }

    /// <summary>The gain of the split where it stands, up to a constant of the node; larger is better.</summary>
    public double Score => criterion == SplitCriterion.Gini
        ? (double)leftSquares / Left + (double)rightSquares / Right
        : leftLogs - logs[Left] + (rightLogs - logs[Right]);

    public void Clear()
    {
        totals.AsSpan().Clear();
        Total = 0;
    }

    public void Count(int label, int weight)
    {
        totals[label] += weight;
        Total += weight;
    }

    /// <summary>Puts all samples to the right.</summary>
    public void Reset()
    {
        left.AsSpan().Clear();
        totals.CopyTo(right.AsSpan());
        Left = leftSquares = rightSquares = 0;
        leftLogs = rightLogs = 0;
        foreach (long total in totals)
        {
            rightSquares += total * total;
            if (criterion == SplitCriterion.Entropy) rightLogs += logs[total];
        }
    }

    public void MoveLeft(int label, int weight)
    {
        long before = left[label], after = before + weight, rest = right[label], remaining = rest - weight;
        left[label] = after;
        right[label] = remaining;
        Left += weight;
        if (criterion == SplitCriterion.Gini)
        {
            leftSquares += after * after - before * before;
            rightSquares -= rest * rest - remaining * remaining;
        }
        else
        {
            leftLogs += logs[after] - logs[before];
            rightLogs -= logs[rest] - logs[remaining];
        }
    }
}
