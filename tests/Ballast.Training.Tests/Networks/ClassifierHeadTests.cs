using System.Collections.Immutable;
using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class ClassifierHeadTests
{
    public static TheoryData<string> Spellings() => [.. NetworkName.All.Select(name => name.Spelling)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Every_network_can_score_by_cosines(string spelling)
    {
        using Network network = Create(spelling, new ClassifierHead.Cosine { Scale = 20 });
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new();
        Tensor weight = network.Module.get_parameter(network.Name.ClassifierLayer + ".weight")!; // [5, d]
        Assert.False(network.Module.state_dict().ContainsKey(network.Name.ClassifierLayer + ".bias"));
        Assert.Equal([1.0, 1, 1, 1, 1], weight.norm(1).data<float>().Select(length => Math.Round(length, 5)));
        network.Module.eval();
        using IDisposable frozen = no_grad();
        Tensor logits = network.Module.call(draws.Normal(3, 3, 64, 64)); // [3, 5]
        Assert.Equal([3, 5], logits.shape);
        Assert.InRange(logits.abs().max().item<float>(), 1e-3f, 20.001f);
        // The length of a class's weights does not matter to a cosine.
        Tensor images = draws.Normal(2, 3, 64, 64), before = network.Module.call(images); // [2, 5]
        weight.mul_(7);
        Assert.True(before.allclose(network.Module.call(images), 1e-4, 1e-4));
    }

    [Fact]
    public void A_cosine_is_worked_by_hand()
    {
        using DisposeScope scope = NewDisposeScope();
        using CosineClassifier layer = new(2, 2, 10);
        using (no_grad()) layer.get_parameter("weight")!.copy_(tensor(new[] { 2f, 0, 3, 4 }, 2, 2));
        Tensor input = tensor(new[] { 6f, 8, 0, 0, 0, -0.5f }, 3, 2).requires_grad_(); // [3, 2]
        Tensor logits = layer.call(input); // [3, 2]
        // (6, 8) has length 10, (3, 4) 5: cosines 6/10 and (18 + 32) / 50 = 1; no direction: 0; (0, −1): 0 and −4/5.
        double[] expected = [6, 10, 0, 0, 0, -8];
        foreach ((double wanted, float actual) in expected.Zip(logits.data<float>())) Assert.Equal(wanted, actual, 1e-5);
        logits.sum().backward();
        Assert.True(input.grad!.isfinite().all().item<bool>());
        Assert.True(layer.get_parameter("weight")!.grad!.isfinite().all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_starting_bias_is_given_to_all_classes_and_given_again_with_new_weights(string spelling)
    {
        using Network network = Create(spelling, new ClassifierHead.Linear { Bias = -3 });
        float[] expected = [-3, -3, -3, -3, -3];
        Assert.Equal(expected, Bias());
        network.ResetClassifier(9);
        Assert.Equal(expected, Bias());

        float[] Bias() => network.Module.get_parameter(network.Name.ClassifierLayer + ".bias")!.data<float>().ToArray();
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void With_a_starting_bias_scores_can_be_negative(string spelling)
    {
        using Network network = Create(spelling, new ClassifierHead.Linear { Bias = -3 });
        using DisposeScope scope = NewDisposeScope();
        using Draws draws = new();
        network.Module.eval();
        using IDisposable frozen = no_grad();
        Assert.True(network.Module.call(draws.Normal(2, 3, 64, 64)).min().item<float>() < -1);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_network_of_cosines_leaves_no_tensor(string spelling)
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (Network network = Create(spelling, new ClassifierHead.Cosine()))
        {
            long own = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            using Tensor images = zeros(2, 3, 64, 64), scores = network.Module.call(images);
            Assert.Equal(own + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    public static TheoryData<ClassifierHead, string> Heads() => new()
    {
        { new ClassifierHead.Linear(), "linear" },
        { new ClassifierHead.Linear { Bias = -1.25 }, "linear -1.25" },
        { new ClassifierHead.Cosine { Scale = 16.5 }, "cosine 16.5" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_saved_classifier_keeps_its_head(ClassifierHead head, string spelling)
    {
        using TemporaryFile file = new();
        var images = new TestImages(5, 32, 3);
        using var saved = new Classifier(Networks.Create(NetworkName.SqueezeNet10, new NetworkOptions { Classes = 3, ImageSizePixels = 32, Head = head }), NoMetadata);
        saved.Save(file.Path, new ClassNames(["a", "b", "c"]));
        using Classifier loaded = Classifier.Load(file.Path);
        Assert.Equal(spelling, loaded.Metadata["classifier_head"]);
        Assert.Equal(saved.Logits(images).Values.ToArray(), loaded.Logits(images).Values.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("cosine")]
    [InlineData("cosine 0")]
    [InlineData("cosine x")]
    [InlineData("linear NaN")]
    [InlineData("ring 3")]
    public void A_file_with_an_unknown_head_is_refused(string spelling)
    {
        using TemporaryFile file = new();
        using (var saved = new Classifier(Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3, ImageSizePixels = 32 }), NoMetadata)) saved.Save(file.Path, new ClassNames(["a", "b", "c"]));
        SafeTensors whole = SafeTensors.Load(file.Path);
        new SafeTensors(whole.Tensors, new Dictionary<string, string>(whole.Metadata) { ["classifier_head"] = spelling }).Save(file.Path);
        var error = Assert.Throws<BallastException>(() => Classifier.Load(file.Path));
        Assert.Equal($"{file.Path}: not a classifier that Ballast saved: its classifier_head is '{spelling}'. Give a best_model.safetensors of a run folder.", error.Message);
    }

    [Fact]
    public void Heads_that_make_no_sense_are_refused()
    {
        Assert.Equal("The scale of cosines is -1; it must be above 0. 30 is usual.", Assert.Throws<BallastException>(() => new ClassifierHead.Cosine { Scale = -1 }).Message);
        Assert.Equal("The starting bias of classes is NaN; it must be a finite number. -log(classes - 1) is usual.", Assert.Throws<BallastException>(() => new ClassifierHead.Linear { Bias = double.NaN }).Message);
    }

    private static ImmutableSortedDictionary<string, string> NoMetadata => ImmutableSortedDictionary<string, string>.Empty;

    private static Network Create(string spelling, ClassifierHead head) =>
        Networks.Create(NetworkName.Parse(spelling), new NetworkOptions { Classes = 5, ImageSizePixels = 64, Head = head });
}
