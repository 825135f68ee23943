using System.Numerics;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A linear classifier on its way: weights, bias and their momentum. One step is that of torch.optim.SGD on the mean softmax cross-entropy.</summary>
/// <remarks>Each weight's gradient is summed over the batch in its order by one thread, so that results do not depend on how many there are.</remarks>
internal sealed class LinearDescent
{
    private const int RowsAnItem = 32, ColumnsAnItem = 128;
    private const long LeastWork = 1 << 20;

    private readonly Matrix<float> features;
    private readonly int[] labels;
    private readonly HeadTrainerOptions options;
    private readonly Matrix<float> gradient;
    private readonly Matrix<float> moment;
    private readonly float[] biasMoment;
    private readonly float[] errors;

    public LinearDescent(Matrix<float> features, ReadOnlySpan<int> labels, FeatureHead.Linear start, HeadTrainerOptions options)
    {
        this.features = features;
        this.labels = labels.ToArray();
        this.options = options;
        Weights = new Matrix<float>(start.Weights.Values.ToArray(), start.Weights.Rows, start.Weights.Columns);
        Bias = [.. start.Bias];
        gradient = new Matrix<float>(Weights.Rows, Weights.Columns);
        moment = new Matrix<float>(Weights.Rows, Weights.Columns);
        biasMoment = new float[Bias.Length];
        errors = new float[checked(Math.Min(options.BatchSize, features.Rows) * Bias.Length)];
    }

    /// <summary>[classes, features].</summary>
    public Matrix<float> Weights { get; }

    /// <summary>One a class.</summary>
    public float[] Bias { get; }

    /// <summary>Moves weights and bias for some samples.</summary>
    public void Step(ReadOnlySpan<int> batch, double learningRate)
    {
        int classes = Bias.Length;
        int[] rows = batch.ToArray();
        bool alone = (long)rows.Length * features.Columns * classes < LeastWork;
        ForEach((rows.Length + RowsAnItem - 1) / RowsAnItem, alone, item =>
        {
            int end = Math.Min(rows.Length, (item + 1) * RowsAnItem);
            for (int i = item * RowsAnItem; i < end; i++) Error(rows[i], errors.AsSpan(i * classes, classes), rows.Length);
        });
        ForEach((features.Columns + ColumnsAnItem - 1) / ColumnsAnItem, alone, item =>
        {
            int first = item * ColumnsAnItem, width = Math.Min(ColumnsAnItem, features.Columns - first);
            for (int label = 0; label < classes; label++)
            {
                Span<float> sums = gradient.Row(label).Slice(first, width);
                Gradient(rows, label, first, sums);
                Descend(Weights.Row(label).Slice(first, width), sums, moment.Row(label).Slice(first, width), learningRate);
            }
        });
        Span<float> biasGradient = stackalloc float[1];
        for (int label = 0; label < classes; label++)
        {
            biasGradient[0] = 0;
            for (int i = 0; i < rows.Length; i++) biasGradient[0] += errors[i * classes + label];
            Descend(Bias.AsSpan(label, 1), biasGradient, biasMoment.AsSpan(label, 1), learningRate);
        }
    }

    /// <summary>The gradient of the mean loss by a sample's scores: (softmax − truth) / batch.</summary>
    private void Error(int row, Span<float> error, int batch)
    {
        DenseKernel.Scores(features.Row(row), Weights, Bias, error);
        SoftmaxError.Replace(error, labels[row], 1f / batch);
    }

    private void Gradient(int[] rows, int label, int first, Span<float> sums)
    {
        int classes = Bias.Length, i = 0;
        sums.Clear();
        for (; i + 4 <= rows.Length; i += 4)
        {
            int at = i * classes + label;
            DenseKernel.AddFour(
                sums,
                new DenseKernel.RowsOfFour(features.Row(rows[i])[first..], features.Row(rows[i + 1])[first..], features.Row(rows[i + 2])[first..], features.Row(rows[i + 3])[first..]),
                new Vector4(errors[at], errors[at + classes], errors[at + 2 * classes], errors[at + 3 * classes]));
        }

        for (; i < rows.Length; i++) DenseKernel.Add(sums, features.Row(rows[i])[first..], errors[i * classes + label]);
    }

    private void Descend(Span<float> values, ReadOnlySpan<float> gradients, Span<float> moments, double learningRate)
    {
        float rate = (float)learningRate, decay = (float)options.WeightDecay, kept = (float)options.Momentum;
        for (int i = 0; i < values.Length; i++)
        {
            moments[i] = kept * moments[i] + (gradients[i] + decay * values[i]);
            values[i] -= rate * moments[i];
        }
    }

    private void ForEach(int items, bool alone, Action<int> body)
    {
        if (alone || options.Threads == 1)
            for (int item = 0; item < items; item++)
                body(item);
        else
            Parallel.For(0, items, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, body);
    }
}
