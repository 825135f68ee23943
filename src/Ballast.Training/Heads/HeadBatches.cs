using Ballast.Core;

namespace Ballast.Training;

/// <summary>Which samples each step sees. A step's draw depends on the seed and the step alone.</summary>
internal sealed class HeadBatches
{
    private const ulong OrderKey = 0x5EAD0, DrawKey = 0x5EAD1;

    private readonly HeadTrainerOptions options;
    private readonly int samples;
    private readonly int[][] byClass;
    private readonly int[] order;
    private int orderOfEpoch = -1;

    public HeadBatches(ReadOnlySpan<int> labels, int classes, HeadTrainerOptions options)
    {
        this.options = options;
        samples = labels.Length;
        Size = Math.Min(options.BatchSize, samples);
        StepsAnEpoch = (samples + Size - 1) / Size;
        Steps = (int)Math.Max((long)options.Epochs * StepsAnEpoch, options.LeastSteps);
        int[] own = labels.ToArray();
        byClass = [.. Enumerable.Range(0, classes).Select(label => Enumerable.Range(0, own.Length).Where(i => own[i] == label).ToArray()).Where(rows => rows.Length > 0)];
        order = new int[samples];
    }

    /// <summary>The most samples a step sees.</summary>
    public int Size { get; }

    /// <summary>All steps.</summary>
    public int Steps { get; }

    private int StepsAnEpoch { get; }

    /// <summary>The samples of a step; steps are asked for in their order.</summary>
    public ReadOnlySpan<int> Of(int step, int[] drawn) => options.Sampling == HeadSampling.ClassAware ? Draw(step, drawn) : InTurn(step);

    /// <summary>How often an epoch sees each sample on average, so that all sum to the number of samples.</summary>
    public static double[] Shares(ReadOnlySpan<int> labels, int classes, HeadSampling sampling)
    {
        double[] shares = new double[labels.Length];
        Array.Fill(shares, 1);
        if (sampling == HeadSampling.Instance) return shares;
        ClassCounts counts = ClassCounts.Of(labels, classes);
        int present = counts.Counts.Count(count => count > 0);
        for (int i = 0; i < shares.Length; i++) shares[i] = (double)labels.Length / present / counts[labels[i]];
        return shares;
    }

    private ReadOnlySpan<int> Draw(int step, int[] drawn)
    {
        var random = new ItemRandom(options.Seed, DrawKey, (ulong)step);
        for (int i = 0; i < Size; i++)
        {
            int[] rows = byClass[random.NextIndex(byClass.Length)];
            drawn[i] = rows[random.NextIndex(rows.Length)];
        }

        return drawn.AsSpan(0, Size);
    }

    private ReadOnlySpan<int> InTurn(int step)
    {
        int epoch = step / StepsAnEpoch, first = step % StepsAnEpoch * Size;
        if (epoch != orderOfEpoch) Shuffle(epoch);
        return order.AsSpan(first, Math.Min(Size, samples - first));
    }

    private void Shuffle(int epoch)
    {
        var random = new ItemRandom(options.Seed, OrderKey, (ulong)epoch);
        for (int i = 0; i < samples; i++) order[i] = i;
        for (int i = samples - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        orderOfEpoch = epoch;
    }
}
