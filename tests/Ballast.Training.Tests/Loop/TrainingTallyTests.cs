using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class TrainingTallyTests
{
    [Fact]
    public void A_mixed_image_counts_as_of_the_class_with_the_larger_share()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new float[] { 1, 0, 1, 0, 1, 0, 1, 0 }, 4, 2); // class 0 each time
        Tensor labels = tensor(new long[] { 0, 1, 0, 1 }), others = tensor(new long[] { 1, 0, 1, 0 });
        Tensor shares = tensor(new float[] { 0.6f, 0.6f, 0.4f, 0.4f });
        var mixed = new TrainingTally(2);
        mixed.Add(logits, new BatchTargets(labels, others, shares), tensor(2f));
        Assert.Equal(0.5, mixed.Accuracy); // 0 of 0, 0 of 1, 0 of 1, 0 of 0
        Assert.Equal((4, 2.0), (mixed.Images, mixed.Loss));
        var tied = new TrainingTally(2);
        tied.Add(logits, new BatchTargets(labels, others, full([4], 0.5f)), tensor(1f));
        Assert.Equal(0.5, tied.Accuracy); // the image's own label
        var other = new TrainingTally(2);
        other.Add(logits, new BatchTargets(ones(4, ScalarType.Int64), zeros(4, ScalarType.Int64), full([4], 0.1f)), tensor(1f));
        Assert.Equal(1, other.Accuracy);
    }
}
