using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Loss and hits of an epoch's training batches.</summary>
internal sealed class TrainingTally(int classes, TallySums begun = default)
{
    private double lossSum = begun.Loss;
    private double normSum = begun.Norm;
    private long hits = begun.Hits;

    public int Batches { get; private set; } = begun.Batches;

    public long Images { get; private set; } = begun.Images;

    public double LastLoss { get; private set; } = begun.LastLoss;

    /// <summary>Updates of the weights so far.</summary>
    public int Steps { get; private set; } = begun.Steps;

    /// <summary>The mean norm of the gradients of a step so far, where they are clipped.</summary>
    public double GradientNorm => Steps == 0 ? 0 : normSum / Steps;

    /// <summary>What a resumed run goes on from.</summary>
    public TallySums Sums => new() { Loss = lossSum, LastLoss = LastLoss, Norm = normSum, Hits = hits, Images = Images, Batches = Batches, Steps = Steps };

    /// <summary>The mean loss of an image so far; 0 before the first.</summary>
    public double Loss => Images == 0 ? 0 : lossSum / Images;

    /// <summary>The share of images classified correctly so far; 0 before the first.</summary>
    public double Accuracy => Images == 0 ? 0 : (double)hits / Images;

    /// <summary>The class of the largest logit of each row; the first of equals.</summary>
    public static int[] Predict(ReadOnlySpan<float> logits, int classes)
    {
        int[] predicted = new int[logits.Length / classes];
        for (int row = 0; row < predicted.Length; row++) predicted[row] = Largest(logits.Slice(row * classes, classes));
        return predicted;
    }

    /// <summary>Adds a batch: logits [n, k], what it shows [n] and its mean loss. A mixed image counts as of the class that has the larger share.</summary>
    public unsafe void Add(Tensor logits, BatchTargets targets, Tensor meanLoss)
    {
        int images = (int)logits.shape[0];
        float* scores = NativeFloats.Of(logits);
        float* shares = targets.Shares is { } known ? NativeFloats.Of(known) : null;
        var own = (long*)NativeFloats.Of(targets.Labels);
        long* others = targets.OtherLabels is { } mixedIn ? (long*)NativeFloats.Of(mixedIn) : own;
        for (int row = 0; row < images; row++)
        {
            long truth = shares is null || shares[row] >= 0.5f ? own[row] : others[row];
            if (Largest(new ReadOnlySpan<float>(scores + row * classes, classes)) == truth) hits++;
        }

        LastLoss = *NativeFloats.Of(meanLoss);
        lossSum += LastLoss * images;
        Images += images;
        Batches++;
    }

    /// <summary>Counts an update and the norm of its gradients, where they are clipped.</summary>
    public void AddStep(double? norm)
    {
        Steps++;
        normSum += norm ?? 0;
    }

    private static int Largest(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int c = 1; c < logits.Length; c++)
            if (logits[c] > logits[best])
                best = c;
        return best;
    }
}
