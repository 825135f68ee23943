using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>Trains classifiers on the features of a frozen network: seconds for ten thousand images.</summary>
/// <remarks>
/// <para>
/// Softmax cross-entropy, stochastic gradient descent with momentum as torch.optim.SGD has it, the learning rate of step t of T times ½ (1 + cos(π t / T)). The
/// methods are those of Kang, Xie, Rohrbach, Yan, Gordo, Feng and Kalantidis 2020, "Decoupling representation and classifier for long-tailed recognition",
/// arXiv 1910.09217, section 4.
/// </para>
/// <para>
/// Departs from the paper: features are computed once, of images that are not varied; they are centred and scaled (<see cref="FeatureScaling"/>); small datasets take
/// more epochs (<see cref="HeadTrainerOptions.LeastSteps"/>); a class is drawn anew for each sample, where the paper's code goes through a shuffled list with four images
/// a class.
/// </para>
/// <para>The same options and features give the same weights, bit by bit, with any number of threads on the same kind of processor. Thread-safe.</para>
/// </remarks>
public static class HeadTrainer
{
    private const ulong StartKey = 0x5EAD2;
    private const float LeastFactor = 1e-3f;

    /// <summary>Trains a linear classifier from chance: cRT with <see cref="HeadTrainerOptions.ClassifierRetraining"/>, its control with the defaults.</summary>
    /// <param name="features">[samples, features]; finite.</param>
    /// <param name="labels">The label of each sample, from 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, 2 or more; those without samples included.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the work between two steps.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, or a label is outside the classes.</exception>
    /// <exception cref="BallastException">There is no sample, or the weights grew beyond all bounds.</exception>
    public static FeatureHead.Linear Train(Matrix<float> features, ReadOnlySpan<int> labels, int classes, HeadTrainerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(features.Rows, labels, classes);
        FeatureFrame frame = FeatureFrame.Of(features, HeadBatches.Shares(labels, classes, options.Sampling), options.Scaling);
        FeatureHead.Linear inside = Train(frame.Inside(features), labels, Start(classes, features.Columns, options.Seed), options, cancellation);
        return frame.Outside(inside.Weights, inside.Bias.AsSpan());
    }

    /// <summary>Balances features with a sampler, such as SMOTE or ADASYN, and trains a linear classifier on the result.</summary>
    /// <param name="sampler">The sampler; it looks for neighbours among the features.</param>
    /// <param name="training">The training part, as it is without balancing.</param>
    /// <param name="options">How the classifier is trained.</param>
    /// <param name="cancellation">Stops the work between two steps.</param>
    /// <returns>The classifier, and the plan that says where each row came from.</returns>
    /// <remarks>Samples are made between the features of two images, where pixels in between show neither: the remedy of feature-space SMOTE.</remarks>
    /// <exception cref="BallastException">The sampler refuses the features.</exception>
    public static ResampledHead TrainResampled(ISampler sampler, ImageFeatures training, HeadTrainerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(training);
        int classes = training.Logits.Columns;
        Check(training.Images, training.Labels.AsSpan(), classes);
        ResamplingPlan plan = sampler.Resample(training.Features, training.Labels.AsSpan(), classes);
        cancellation.ThrowIfCancellationRequested();
        return new ResampledHead(Train(PlanFeatures.Apply(plan, training.Features), plan.Labels.AsSpan(), classes, options, cancellation), plan);
    }

    /// <summary>LWS: learns one factor a class for the scores of a network whose weights stay as they are.</summary>
    /// <param name="logits">[samples, classes]: the network's scores of the training part, as it is without balancing.</param>
    /// <param name="labels">The label of each sample.</param>
    /// <param name="options">How; <see cref="HeadTrainerOptions.LearnableScales"/> is the paper's.</param>
    /// <param name="cancellation">Stops the work between two steps.</param>
    /// <remarks>
    /// z'_c = f_c z_c, f from 1; the bias is scaled with its weights, as the paper's code does. The learning rate is divided by the mean squared length of the scores
    /// over 32 where that is above 1: the curvature grows with it. A factor stays above 0.001.
    /// </remarks>
    public static FeatureHead.Factors LearnScales(Matrix<float> logits, ReadOnlySpan<int> labels, HeadTrainerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(logits.Rows, labels, logits.Columns);
        var batches = new HeadBatches(labels, logits.Columns, options);
        double rate = options.LearningRate / Math.Max(1, MeanSquare(logits, HeadBatches.Shares(labels, logits.Columns, options.Sampling)) / FeatureFrame.MeanSquaredLength);
        int classes = logits.Columns;
        float[] factors = [.. Enumerable.Repeat(1f, classes)], moments = new float[classes], gradient = new float[classes], error = new float[classes];
        int[] drawn = new int[batches.Size];
        for (int step = 0; step < batches.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> batch = batches.Of(step, drawn);
            Array.Clear(gradient);
            foreach (int row in batch)
            {
                ReadOnlySpan<float> scores = logits.Row(row);
                for (int c = 0; c < classes; c++) error[c] = factors[c] * scores[c];
                SoftmaxError.Replace(error, labels[row], 1f / batch.Length);
                for (int c = 0; c < classes; c++) gradient[c] += error[c] * scores[c];
            }

            float now = (float)(rate * Cosine(step, batches.Steps));
            for (int c = 0; c < classes; c++)
            {
                moments[c] = (float)options.Momentum * moments[c] + (gradient[c] + (float)options.WeightDecay * factors[c]);
                factors[c] = Math.Max(LeastFactor, factors[c] - now * moments[c]);
            }
        }

        return new FeatureHead.Factors([.. factors]);
    }

    /// <summary>The classifier after all steps from given weights, without a frame.</summary>
    internal static FeatureHead.Linear Train(
        Matrix<float> features, ReadOnlySpan<int> labels, FeatureHead.Linear start, HeadTrainerOptions options, CancellationToken cancellation)
    {
        var batches = new HeadBatches(labels, start.Classes, options);
        var descent = new LinearDescent(features, labels, start, options);
        int[] drawn = new int[batches.Size];
        for (int step = 0; step < batches.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            descent.Step(batches.Of(step, drawn), options.LearningRate * Cosine(step, batches.Steps));
        }

        if (!descent.Bias.All(float.IsFinite))
            throw new BallastException("The weights of the classifier grew beyond all bounds. Lower the learning rate, or have the features centred and scaled.");
        return new FeatureHead.Linear(descent.Weights, [.. descent.Bias]);
    }

    /// <summary>Weights and bias uniform within ±1 / √features, as torch draws them.</summary>
    private static FeatureHead.Linear Start(int classes, int features, uint seed)
    {
        var weights = new Matrix<float>(classes, features);
        double bound = 1 / Math.Sqrt(features);
        var random = new ItemRandom(seed, StartKey);
        foreach (ref float weight in weights.Values) weight = (float)random.NextUniform(-bound, bound);
        float[] bias = new float[classes];
        foreach (ref float value in bias.AsSpan()) value = (float)random.NextUniform(-bound, bound);
        return new FeatureHead.Linear(weights, [.. bias]);
    }

    private static double Cosine(int step, int steps) => .5 * (1 + Math.Cos(Math.PI * step / steps));

    private static double MeanSquare(Matrix<float> logits, ReadOnlySpan<double> shares)
    {
        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
            foreach (float score in logits.Row(row))
                sum += shares[row] * score * score;
        return sum / logits.Rows;
    }

    private static void Check(int rows, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (rows != labels.Length) throw new ArgumentException($"There are {rows} rows but {labels.Length} labels.", nameof(labels));
        if (rows == 0) throw new BallastException("There is no sample to train a classifier on. The training part needs at least one.");
        foreach (int label in labels)
            if ((uint)label >= (uint)classes)
                throw new ArgumentException($"The label {label} is outside 0 … {classes - 1}.", nameof(labels));
    }
}
