using Ballast.Core;
using Ballast.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class TrainingStepTests
{
    [Theory]
    [InlineData("shufflenet_v2", 2)]
    [InlineData("shufflenet_v2", 3)]
    [InlineData("resnet18", 2)]
    public void Shards_change_a_step_by_rounding_only(string spelling, int shards)
    {
        (float[] Weights, double Loss, double Accuracy) one = Train(spelling, 1, 1), many = Train(spelling, shards, 1);
        Assert.Equal(one.Loss, many.Loss, 1e-4);
        Assert.Equal(one.Accuracy, many.Accuracy);
        // Adam's first step moves each weight by the learning rate times its gradient's sign: where a gradient is zero but for rounding, the sign is chance.
        int moved = one.Weights.Zip(many.Weights).Count(pair => Math.Abs(pair.First - pair.Second) > 1e-5);
        Assert.True(moved < one.Weights.Length / 50, $"{moved} of {one.Weights.Length}");
    }

    [Theory]
    [InlineData("shufflenet_v2")]
    [InlineData("mobilenet_v3_small")] // has dropout
    public void As_many_shards_give_the_same_bits(string spelling) => Assert.Equal(Train(spelling, 2, 3).Weights, Train(spelling, 2, 3).Weights);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Shards_keep_neighbors_together_that_are_mixed_inside_the_network(int shards)
    {
        var mixing = new ImageMixing.ManifoldMixUp();
        (float[] Weights, double Loss, double Accuracy) one = Train("shufflenet_v2", 1, 4, mixing), many = Train("shufflenet_v2", shards, 4, mixing);
        Assert.Equal(one.Loss, many.Loss, 2e-3); // four steps of rounding; a neighbour torn away changes the first digit after the point
        Assert.NotEqual(one.Loss, Train("shufflenet_v2", 1, 4).Loss, 1e-3);
    }

    [Fact]
    public void Steps_leave_no_tensor_on_any_thread()
    {
        using Draws draws = new();
        using Network network = New("shufflenet_v2");
        using var team = new ShardTeam(2);
        using var loss = new BoundLoss(new LossFunction.Focal(), ClassCounts.FromCounts([4, 4, 4]));
        using var step = new TrainingStep(network, loss, team, new TrainingSettings { WeightDecay = 0 });
        using Tensor images = ChannelsLast.Of(draws.Normal(12, 3, 32, 32)), labels = draws.Below(3, 12);
        var tally = new TrainingTally(3);
        step.BeginTraining();
        using Tensor shares = torch.full([12], 0.3f);
        Batch[] batches =
        [
            new Batch(images, labels), new Batch(images, labels) { OtherLabels = labels, Shares = shares },
            .. Enumerable.Range(0, 4).Select(depth => new Batch(images, labels) { OtherLabels = labels, Shares = shares, Manifold = new ManifoldDraw(0.3, depth / 4.0) }),
        ];
        foreach (Batch batch in batches) step.Run(batch, 0.01, tally);
        long[] before = Live(), after;
        for (int i = 0; i < 24; i++) step.Run(batches[i % batches.Length], 0.01, tally);
        after = Live();
        Assert.Equal(before, after);

        long[] Live()
        {
            long[] live = new long[2];
            team.Run(2, shard => live[shard.Rank] = DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            return live;
        }
    }

    [Theory]
    [InlineData("squeezenet1_0")]
    [InlineData("notebook_cnn")]
    public void Small_batches_give_the_gradient_of_a_large_one_where_nothing_is_normalised(string spelling)
    {
        // 5 + 5 + 3 images against 13: the last group is not full.
        float[] large = TrainWithoutDropout(spelling, 13), small = TrainWithoutDropout(spelling, 5), start = TrainWithoutDropout(spelling, 0);
        double moved = large.Zip(start).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.True(moved > 1e-2, $"{moved}");
        Assert.All(large.Zip(small), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * moved)); // sums of float32 in another order
    }

    [Fact]
    public void Only_the_classifier_moves_when_only_it_is_trained()
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = New("mobilenet_v3_small");
        var before = network.CaptureState();
        using var team = new ShardTeam(2);
        using var loss = new BoundLoss(new LossFunction.CrossEntropy(), ClassCounts.FromCounts([4, 4, 4]));
        using (var step = new TrainingStep(network, loss, team, new TrainingSettings { TrainedLayers = TrainedLayers.Classifier, Averaging = new WeightAveraging() }))
        using (var loader = new BatchLoader(new TestImages(12, 32, 3), new BatchLoaderOptions { BatchSize = 12 }))
        {
            step.BeginTraining();
            for (int epoch = 0; epoch < 3; epoch++) step.Run(loader.Epoch(epoch).Single(), 1e-3, new TrainingTally(3));
        }

        string[] moved = [.. network.CaptureState().Where(entry => !entry.Value.Bytes.Span.SequenceEqual(before[entry.Key].Bytes.Span)).Select(entry => entry.Key)];
        Assert.Equal(["classifier.3.bias", "classifier.3.weight"], moved);
        Assert.All(network.Module.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    private static float[] TrainWithoutDropout(string spelling, int batchSize)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = New(spelling);
        foreach (Dropout dropout in network.Module.modules().OfType<Dropout>()) dropout.Share = 0;
        using var team = new ShardTeam(1);
        using var loss = new BoundLoss(new LossFunction.CrossEntropy(), ClassCounts.FromCounts([5, 4, 4]));
        using var step = new TrainingStep(network, loss, team, new TrainingSettings { Optimizer = new OptimizerSettings.Sgd(), WeightDecay = 0 });
        var tally = new TrainingTally(3);
        step.BeginTraining();
        if (batchSize > 0)
        {
            using var loader = new BatchLoader(new TestImages(13, 32, 3), new BatchLoaderOptions { BatchSize = batchSize });
            foreach (Batch batch in loader.Epoch(0)) step.Collect(batch, tally);
            step.Update(0.5, tally);
        }

        return [.. network.Module.parameters().SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray())];
    }

    private static Network New(string spelling) => Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 3, ImageSizePixels = 32 });

    private static (float[] Weights, double Loss, double Accuracy) Train(string spelling, int shards, int steps, ImageMixing? mixing = null)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = New(spelling);
        using var team = new ShardTeam(shards, 5);
        using var loss = new BoundLoss(new LossFunction.CrossEntropy(), ClassCounts.FromCounts([5, 4, 4]));
        using var step = new TrainingStep(network, loss, team, new TrainingSettings { WeightDecay = 0 });
        using var loader = new BatchLoader(new TestImages(13, 32, 3), new BatchLoaderOptions { BatchSize = 13, Mixing = mixing });
        var tally = new TrainingTally(3);
        step.BeginTraining();
        for (int i = 0; i < steps; i++) step.Run(loader.Epoch(i).Single(), 1e-3, tally);
        float[] weights = [.. network.Module.parameters().SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray())];
        return (weights, tally.Loss, tally.Accuracy);
    }
}
