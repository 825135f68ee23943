using System.Text.Json;
using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training.Tests;

public sealed class GradientSetTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<string> Maths() => ["kernel", "torch"];

    [Theory]
    [MemberData(nameof(Maths))]
    public void Batches_weigh_as_many_images_as_they_have(string math)
    {
        var weights = new Parameter(zeros(11));
        using var gradients = new GradientSet([new TrainedParameter("w", [weights])], Of(math));
        Assert.True(gradients.IsEmpty);
        foreach ((float value, int images) in new[] { (1f, 8), (4f, 8), (10f, 4) })
        {
            weights.grad = full(11, value);
            gradients.Collect(images);
        }

        // (8 · 1 + 8 · 4 + 4 · 10) / 20 = 4
        Assert.All(gradients[0]!.data<float>().ToArray(), value => Assert.Equal(4, value, 1e-6));
        gradients.Clear();
        Assert.True(gradients.IsEmpty);
        Assert.Null(gradients[0]);
    }

    [Theory]
    [MemberData(nameof(Maths))]
    public void A_batch_without_a_gradient_counts_as_one_of_zeros(string math)
    {
        Parameter early = new(zeros(3)), late = new(zeros(3));
        using var gradients = new GradientSet([new TrainedParameter("early", [early]), new TrainedParameter("late", [late])], Of(math));
        early.grad = full(3, 8f);
        gradients.Collect(6);
        late.grad = full(3, 8f);
        gradients.Collect(2);
        Assert.Equal([6f, 6f, 6f], gradients[0]!.data<float>().ToArray()); // 8 · 6 / 8
        Assert.Equal([2f, 2f, 2f], gradients[1]!.data<float>().ToArray()); // 8 · 2 / 8
    }

    [Fact]
    public void Gradients_of_replicas_are_added_in_their_order()
    {
        Parameter[] replicas = [new(zeros(1)) { grad = full(1, 1e8f) }, new(zeros(1)) { grad = full(1, -1e8f) }, new(zeros(1)) { grad = full(1, 1f) }];
        using var gradients = new GradientSet([new TrainedParameter("w", replicas)], new KernelMath());
        gradients.Collect(3);
        Assert.Equal(1f, gradients[0]!.item<float>()); // in another order the 1 would be lost
    }

    [Theory]
    [MemberData(nameof(Maths))]
    public void Clipping_by_norm_is_that_of_PyTorch(string math) => AssertClipped("clip_norm", math, limit => new GradientClipping.ByNorm { Limit = limit });

    [Theory]
    [MemberData(nameof(Maths))]
    public void Clipping_by_value_is_that_of_PyTorch(string math) => AssertClipped("clip_value", math, limit => new GradientClipping.ByValue { Limit = limit });

    [Fact]
    public void Limits_that_make_no_sense_are_refused()
    {
        Assert.Equal(
            "The largest norm of the gradients is 0; it must be above 0. 1 is usual.", Assert.Throws<BallastException>(() => new GradientClipping.ByNorm { Limit = 0 }).Message);
        Assert.Equal("The largest value of a gradient is -1; it must be above 0. 1 is usual.", Assert.Throws<BallastException>(() => new GradientClipping.ByValue { Limit = -1 }).Message);
    }

    private static IWeightMath Of(string math) => math == "kernel" ? new KernelMath() : new TorchMath();

    private static void AssertClipped(string name, string math, Func<double, GradientClipping> make)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(TestFiles.Resource("torch_optimizers.json")));
        float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];
        float[] gradient = Floats(reference.RootElement.GetProperty("gradients")[3]);
        foreach (JsonElement run in reference.RootElement.GetProperty(name).EnumerateArray())
        {
            Parameter first = new(zeros(10)) { grad = tensor(gradient[..10]) }, second = new(zeros(11)) { grad = tensor(gradient[10..]) };
            using var gradients = new GradientSet([new TrainedParameter("first", [first]), new TrainedParameter("second", [second])], Of(math));
            gradients.Collect(4);
            double norm = make(run.GetProperty("limit").GetDouble()).Apply(gradients);
            Assert.Equal(Math.Sqrt(gradient.Sum(value => (double)value * value)), norm, 1e-9);
            float[] clipped = [.. gradients[0]!.data<float>(), .. gradients[1]!.data<float>()];
            // One rounding of float32 at values up to 25.
            foreach ((float expected, float actual) in Floats(run.GetProperty("after")).Zip(clipped)) Assert.Equal(expected, actual, 4e-6);
        }
    }
}
