using Ballast.Core;
using TorchSharp;

namespace Ballast.Training.Tests;

public sealed class ClassifierTests
{
    private static readonly ClassNames Names = new(["healthy", "rust", "scab"]);

    [Fact]
    public void A_saved_classifier_is_the_same_after_loading()
    {
        using TemporaryFile file = new();
        using Classifier saved = Untrained();
        saved.Save(file.Path, Names);
        using Classifier loaded = Classifier.Load(file.Path);
        var images = new TestImages(5, 32, 3);
        Assert.Equal(saved.Logits(images).Values.ToArray(), loaded.Logits(images).Values.ToArray());
        Assert.Equal(NetworkName.ShuffleNetV2, loaded.Network);
        Assert.Equal((3, 32), (loaded.Classes, loaded.ImageSizePixels));
        Assert.Equal(Names, loaded.ClassNames!);
        Assert.Equal("shufflenet_v2", loaded.Metadata["network"]);
        Assert.Equal("[0.485,0.456,0.406]", loaded.Metadata["channel_means"]);
    }

    [Fact]
    public void Logits_do_not_depend_on_how_images_fall_into_batches()
    {
        using Classifier classifier = Untrained();
        var images = new TestImages(300, 32, 3); // a batch of 256 and one of 44
        Matrix<float> together = classifier.Logits(images), alone = classifier.Logits(new TestImages(3, 32, 3));
        Assert.Equal(300, together.Rows);
        for (int row = 0; row < 3; row++)
            for (int c = 0; c < 3; c++)
                Assert.Equal(alone[row, c], together[row, c], 1e-5); // sums of float32 in another order
    }

    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        using Classifier classifier = Untrained();
        var images = new TestImages(4, 32, 3);
        Matrix<float> logits = classifier.Logits(images);
        Matrix<double> probabilities = classifier.Probabilities(images);
        for (int row = 0; row < 4; row++)
        {
            double sum = logits.Row(row).ToArray().Sum(logit => Math.Exp(logit));
            for (int c = 0; c < 3; c++) Assert.Equal(Math.Exp(logits[row, c]) / sum, probabilities[row, c], 1e-12);
        }
    }

    [Fact]
    public void No_images_have_no_logits()
    {
        using Classifier classifier = Untrained();
        Assert.Equal(0, classifier.Logits(new TestImages(0, 32, 3)).Rows);
    }

    [Fact]
    public void Scoring_leaves_no_tensor()
    {
        using Classifier classifier = Untrained();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        classifier.Logits(new TestImages(10, 32, 3));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Images_of_another_size_and_other_numbers_of_names_are_mistakes_of_the_caller()
    {
        using Classifier classifier = Untrained();
        Assert.Throws<ArgumentException>(() => classifier.Logits(new TestImages(2, 64, 3)));
        Assert.Throws<ArgumentException>(() => classifier.Save("unused", new ClassNames(["a", "b"])));
    }

    [Fact]
    public void A_file_of_bare_weights_is_refused()
    {
        using TemporaryFile file = new();
        new SafeTensors([]).Save(file.Path);
        Assert.Equal(
            $"{file.Path}: not a classifier that Ballast saved: its metadata lack ballast_format = 1. Give a best_model.safetensors of a run folder.",
            Assert.Throws<BallastException>(() => Classifier.Load(file.Path)).Message);
    }

    [Fact]
    public void A_file_without_a_tensor_of_the_network_is_refused()
    {
        using TemporaryFile file = new();
        using (Classifier classifier = Untrained()) classifier.Save(file.Path, Names);
        SafeTensors whole = SafeTensors.Load(file.Path);
        new SafeTensors(whole.Tensors.Remove("fc.weight"), whole.Metadata).Save(file.Path);
        Assert.Equal(
            $"{file.Path}: not a classifier that Ballast saved: 'fc.weight' is missing. Give a best_model.safetensors of a run folder.",
            Assert.Throws<BallastException>(() => Classifier.Load(file.Path)).Message);
    }

    private static Classifier Untrained() => new(
        Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3, ImageSizePixels = 32 }), System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty);
}
