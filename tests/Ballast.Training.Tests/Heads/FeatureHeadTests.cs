using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using TorchSharp;

namespace Ballast.Training.Tests;

public sealed class FeatureHeadTests
{
    public static TheoryData<string> Networks => [.. NetworkName.All.Select(name => name.Spelling)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_scores_beside_the_features_are_those_of_the_network_bit_for_bit(string spelling)
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.Parse(spelling));
        var images = new TestImages(5, 32, 3);
        ImageFeatures features = classifier.Describe(images, TestContext.Current.CancellationToken);
        Assert.Equal(classifier.Logits(images, TestContext.Current.CancellationToken).Values.ToArray(), features.Logits.Values.ToArray());
        Assert.Equal((5, classifier.FeatureCount), (features.Features.Rows, features.Features.Columns));
        Assert.Equal([0, 1, 2, 0, 1], features.Labels);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_features_are_what_the_classifier_layer_reads(string spelling)
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.Parse(spelling));
        var images = new TestImages(4, 32, 3);
        ImageFeatures features = classifier.Describe(images, TestContext.Current.CancellationToken);
        Assert.Equal(spelling != "squeezenet1_0", classifier.HasLinearHead);
        if (!classifier.HasLinearHead) return;
        Matrix<float> weights = classifier.HeadWeights();
        ImmutableSortedDictionary<string, StoredTensor> state = Saved(classifier).Tensors;
        float[] bias = HeadFolding.Floats(state[classifier.Network.ClassifierLayer + ".bias"]);
        for (int image = 0; image < 4; image++)
            for (int label = 0; label < 3; label++)
            {
                double score = bias[label];
                for (int i = 0; i < weights.Columns; i++) score += (double)weights[label, i] * features.Features[image, i];
                Assert.Equal(score, features.Logits[image, label], 1e-4); // a thousand products in float32
            }
    }

    [Fact]
    public void The_features_of_SqueezeNet_are_its_last_maps_averaged()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.SqueezeNet10, 64);
        Matrix<float> features = classifier.Embed(new TestImages(2, 64, 3), TestContext.Current.CancellationToken);
        Assert.Equal(512, features.Columns);
        Assert.All(features.Values.ToArray(), value => Assert.True(value >= 0));
    }

    [Fact]
    public void Tau_0_changes_no_bit_of_the_weights_nor_of_the_probabilities()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.ShuffleNetV2);
        FeatureHead.Factors head = TauNormalization.Of(classifier, 0);
        Assert.Equal([1f, 1f, 1f], head.Values);
        var images = new TestImages(6, 32, 3);
        Assert.Equal(
            classifier.Probabilities(images, TestContext.Current.CancellationToken).Values.ToArray(),
            head.Probabilities(classifier.Describe(images, TestContext.Current.CancellationToken)).Values.ToArray());
        using Classifier folded = classifier.WithHead(head)!;
        AssertSame(Saved(classifier), Saved(folded), except: []);
    }

    [Fact]
    public void Tau_1_gives_all_classes_weights_of_length_1()
    {
        // Rows of length 5 and 2: factors 1/5 and 1/2.
        FeatureHead.Factors head = TauNormalization.Of(new Matrix<float>([3, 4, 0, 2], 2, 2), 1);
        Assert.Equal(.2f, head.Values[0], 1e-7f);
        Assert.Equal(.5f, head.Values[1], 1e-7f);
        // τ = 2 divides by the squares.
        Assert.Equal(.04f, TauNormalization.Of(new Matrix<float>([3, 4, 0, 2], 2, 2), 2).Values[0], 1e-7f);
        Assert.Equal(
            "All weights of class 1 are 0, so their length cannot be normalised. Retrain the classifier instead.",
            Assert.Throws<BallastException>(() => TauNormalization.Of(new Matrix<float>([3, 4, 0, 0], 2, 2), 1)).Message);
    }

    [Fact]
    public void Of_equally_good_strengths_the_smallest_is_chosen()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.ShuffleNetV2);
        // Scores so far apart that no factor changes a prediction: every strength is as good as none.
        Matrix<float> logits = new([100, -100, -100, -100, 100, -100, -100, -100, 100], 3, 3);
        var validation = new ImageFeatures(new Matrix<float>(3, 1024), logits, [0, 1, 2]);
        TauChoice choice = TauNormalization.Choose(classifier, validation);
        Assert.Equal(0, choice.Tau);
        Assert.Equal(21, choice.Grid.Length);
        Assert.All(choice.Grid, score => Assert.Equal(1, score.MacroF1));
    }

    [Theory]
    [InlineData("shufflenet_v2")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("notebook_cnn")]
    public void A_linear_head_becomes_the_last_layer_and_every_other_byte_stays(string spelling)
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.Parse(spelling));
        var images = new TestImages(12, 32, 3);
        ImageFeatures features = classifier.Describe(images, TestContext.Current.CancellationToken);
        FeatureHead.Linear head = HeadTrainer.Train(features.Features, features.Labels.AsSpan(), 3, new HeadTrainerOptions { LeastSteps = 50 }, TestContext.Current.CancellationToken);
        using Classifier whole = classifier.WithHead(head)!;
        string layer = classifier.Network.ClassifierLayer;
        AssertSame(Saved(classifier), Saved(whole), except: [layer + ".weight", layer + ".bias"]);
        using TemporaryFile file = new();
        whole.Save(file.Path, HeadData.Names);
        using Classifier loaded = Classifier.Load(file.Path);
        Matrix<double> expected = head.Probabilities(features), found = loaded.Probabilities(images, TestContext.Current.CancellationToken);
        for (int i = 0; i < expected.Values.Length; i++) Assert.Equal(expected.Values[i], found.Values[i], 1e-5); // sums of float32 in another order
    }

    [Fact]
    public void Factors_are_multiplied_into_the_weights_and_the_bias_of_the_last_layer()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.ShuffleNetV2);
        using Classifier whole = classifier.WithHead(new FeatureHead.Factors([.5f, 1, 4]))!;
        SafeTensors before = Saved(classifier), after = Saved(whole);
        float[] bias = HeadFolding.Floats(before.Tensors["fc.bias"]), weights = HeadFolding.Floats(before.Tensors["fc.weight"]);
        Assert.All(bias, value => Assert.NotEqual(0, value));
        Assert.Equal([bias[0] / 2, bias[1], bias[2] * 4], HeadFolding.Floats(after.Tensors["fc.bias"]));
        Assert.Equal([.. weights[..1024].Select(value => value / 2), .. weights[1024..2048], .. weights[2048..].Select(value => value * 4)], HeadFolding.Floats(after.Tensors["fc.weight"]));
        AssertSame(before, after, except: ["fc.bias", "fc.weight"]);
    }

    [Theory]
    [InlineData("shufflenet_v2", 1024)]
    [InlineData("squeezenet1_0", 512)]
    public void A_layer_of_cosines_takes_heads_beside_it_and_refuses_tau_normalisation(string spelling, int features)
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.Parse(spelling), 64, new ClassifierHead.Cosine());
        var images = new TestImages(4, 64, 3);
        ImageFeatures described = classifier.Describe(images, TestContext.Current.CancellationToken);
        Assert.Equal(classifier.Logits(images, TestContext.Current.CancellationToken).Values.ToArray(), described.Logits.Values.ToArray());
        Assert.Equal((false, features), (classifier.HasLinearHead, described.Features.Columns));
        Assert.Null(classifier.WithHead(new FeatureHead.Factors([1, 2, 3])));
        Assert.Null(classifier.WithHead(new FeatureHead.Linear(new Matrix<float>(3, features), [0, 0, 0])));
        Assert.Equal(
            "The last layer scores cosines, so its weights count as if they had one length already, and τ-normalisation has nothing to do. Take another method, such as cRT.",
            Assert.Throws<BallastException>(() => TauNormalization.Choose(classifier, described)).Message);
    }

    [Fact]
    public void Factors_pass_through_the_rectifier_of_SqueezeNet_and_a_linear_head_does_not_fit_it()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.SqueezeNet10, 64);
        var images = new TestImages(4, 64, 3);
        var head = new FeatureHead.Factors([.5f, 2, 4]);
        using Classifier whole = classifier.WithHead(head)!;
        Matrix<double> expected = head.Probabilities(classifier.Describe(images, TestContext.Current.CancellationToken)), found = whole.Probabilities(images, TestContext.Current.CancellationToken);
        for (int i = 0; i < expected.Values.Length; i++) Assert.Equal(expected.Values[i], found.Values[i], 1e-6);
        Assert.NotEqual(classifier.Probabilities(images, TestContext.Current.CancellationToken).Values.ToArray(), found.Values.ToArray());
        Assert.Null(classifier.WithHead(new FeatureHead.Linear(new Matrix<float>(3, 512), [0, 0, 0])));
        Assert.Null(classifier.WithHead(new FeatureHead.NearestMean(new Matrix<float>(3, 512), 1)));
    }

    [Fact]
    public void The_nearest_class_mean_is_that_of_a_worked_example()
    {
        // Class 0: directions (1, 0) and (0, 1), mean direction (1, 1)/√2. Class 1: (−1, 0) twice. Lengths do not matter; a row of zeros tells nothing.
        Matrix<float> features = new([5, 0, 0, .1f, -1, 0, -7, 0, 0, 0], 5, 2);
        Matrix<float> means = NearestClassMean.Means(features, [0, 0, 1, 1, 1], 2);
        Assert.Equal([(float)Math.Sqrt(.5), (float)Math.Sqrt(.5), -1, 0], means.Values.ToArray());
        // (3, 4) has the cosine 7 / (5 √2) with the first and −3/5 with the second.
        Matrix<float> cosines = NearestClassMean.Cosines(new Matrix<float>([3, 4, 0, 0], 2, 2), means);
        Assert.Equal(7 / (5 * Math.Sqrt(2)), cosines[0, 0], 1e-6);
        Assert.Equal(-.6, cosines[0, 1], 1e-6);
        Assert.Equal(0, cosines[1, 0]);
        Matrix<double> probabilities = new FeatureHead.NearestMean(means, 2).Probabilities(new ImageFeatures(new Matrix<float>([3, 4], 1, 2), new Matrix<float>(1, 2), [0]));
        Assert.Equal(1 / (1 + Math.Exp(2 * (-.6 - 7 / (5 * Math.Sqrt(2))))), probabilities[0, 0], 1e-6);
        Assert.Equal(
            "Class 2 has no training sample with features other than 0, so it has no mean. Drop the class or give it samples.",
            Assert.Throws<BallastException>(() => NearestClassMean.Means(features, [0, 0, 1, 1, 2], 3)).Message);
    }

    [Fact]
    public void The_scale_of_the_nearest_class_mean_is_the_best_of_the_validation_part()
    {
        ImageFeatures train = HeadData.Features([60, 30, 20], 6, 1), validation = HeadData.Features([40, 20, 10], 6, 2);
        FeatureHead.NearestMean head = NearestClassMean.Fit(train, validation);
        double Loss(double scale) => ProbabilityScores.LogLoss(PredictedProbabilities.Of(new FeatureHead.NearestMean(head.Means, scale).Probabilities(validation), validation.Labels.AsSpan()));
        Assert.True(Loss(head.Scale) < Loss(.97 * head.Scale));
        Assert.True(Loss(head.Scale) < Loss(1.03 * head.Scale));
    }

    [Fact]
    public void Heads_of_every_kind_are_the_same_after_loading()
    {
        ImageFeatures data = HeadData.Features([4, 3, 2], 5, 3);
        FeatureHead[] heads =
        [
            HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, new HeadTrainerOptions { LeastSteps = 5 }, TestContext.Current.CancellationToken),
            new FeatureHead.Factors([.1f, 2, 3]),
            NearestClassMean.Fit(data, data),
        ];
        foreach (FeatureHead head in heads)
        {
            using TemporaryFile file = new();
            head.Save(file.Path, HeadData.Names);
            FeatureHead loaded = FeatureHead.Load(file.Path);
            Assert.Equal(head.GetType(), loaded.GetType());
            Assert.Equal(head.Probabilities(data).Values.ToArray(), loaded.Probabilities(data).Values.ToArray());
        }
    }

    [Fact]
    public void A_file_that_is_no_head_is_refused()
    {
        using TemporaryFile file = new();
        new SafeTensors([]).Save(file.Path);
        Assert.Equal(
            $"{file.Path}: not a head that Ballast saved: its metadata lack ballast_head_format = 1. Run 'ballast adjust' on the run folder again.",
            Assert.Throws<BallastException>(() => FeatureHead.Load(file.Path)).Message);
        new SafeTensors([], [new("ballast_head_format", "1"), new("head", "linear")]).Save(file.Path);
        Assert.Equal(
            $"{file.Path}: not a head that Ballast saved: it has no 'weight' of 2 dimensions in float32. Run 'ballast adjust' on the run folder again.",
            Assert.Throws<BallastException>(() => FeatureHead.Load(file.Path)).Message);
    }

    [Fact]
    public void Features_of_another_network_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => new FeatureHead.Linear(new Matrix<float>(3, 8), [0, 0, 0]).Probabilities(HeadData.Features([1, 1, 1], 5, 1)));

    [Fact]
    public void Embedding_leaves_no_tensor()
    {
        using Classifier classifier = HeadData.Untrained(NetworkName.ShuffleNetV2);
        classifier.Embed(new TestImages(10, 32, 3), TestContext.Current.CancellationToken);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        classifier.Embed(new TestImages(10, 32, 3), TestContext.Current.CancellationToken);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static SafeTensors Saved(Classifier classifier)
    {
        using TemporaryFile file = new();
        classifier.Save(file.Path, HeadData.Names);
        return SafeTensors.Load(file.Path);
    }

    private static void AssertSame(SafeTensors expected, SafeTensors found, string[] except)
    {
        Assert.Equal(expected.Tensors.Keys, found.Tensors.Keys);
        foreach (string name in expected.Tensors.Keys)
            Assert.True(expected.Tensors[name].Bytes.Span.SequenceEqual(found.Tensors[name].Bytes.Span) != except.Contains(name), name);
    }
}
