using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training.Tests;

public sealed class HeadTrainerTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(TestFiles.Resource("linear_heads.json"))).RootElement;
    private static readonly HeadTrainerOptions Quick = new() { LeastSteps = 100 };

    [Fact]
    public void Steps_over_the_whole_data_are_those_of_PyTorch()
    {
        var options = new HeadTrainerOptions { Epochs = Reference.GetProperty("steps").GetInt32(), LeastSteps = 0, Scaling = FeatureScaling.None };
        var start = new FeatureHead.Linear(Table("start"), [.. Floats(Reference.GetProperty("bias"))]);
        FeatureHead.Linear found = HeadTrainer.Train(Table("features"), Labels(), start, options, TestContext.Current.CancellationToken);
        // Sixty steps whose sums are rounded to float32 in another order.
        AssertClose(Reference.GetProperty("descended"), found, 2e-5);
    }

    [Theory]
    [InlineData("optimum", HeadSampling.Instance, 2e-3)] // what is left of the cosine's last steps
    [InlineData("balanced", HeadSampling.ClassAware, .12)] // drawn samples: the end still trembles by the rate
    public void The_classifier_ends_where_scikit_learns_logistic_regression_does(string expected, HeadSampling sampling, double tolerance)
    {
        var options = new HeadTrainerOptions { LeastSteps = 20_000, Sampling = sampling, Scaling = FeatureScaling.None, BatchSize = 4096 };
        FeatureHead.Linear found = HeadTrainer.Train(Table("features"), Labels(), 3, options, TestContext.Current.CancellationToken);
        Matrix<double> probabilities = Probabilities(found);
        int row = 0;
        foreach (JsonElement line in Reference.GetProperty(expected).GetProperty("probabilities").EnumerateArray())
        {
            for (int label = 0; label < 3; label++) Assert.Equal(line[label].GetDouble(), probabilities[row, label], tolerance);
            row++;
        }
    }

    [Fact]
    public void Class_aware_sampling_hears_the_rare_class_and_instance_sampling_the_frequent_one()
    {
        // As many samples expected of each class: the mean of the predicted probabilities is the share that training saw.
        ImageFeatures data = HeadData.Features([400, 60, 12], 6, 5);
        foreach ((HeadSampling sampling, double share) in new[] { (HeadSampling.Instance, 12 / 472.0), (HeadSampling.ClassAware, 1 / 3.0) })
        {
            FeatureHead.Linear head = HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, new HeadTrainerOptions { Sampling = sampling, WeightDecay = 0 }, TestContext.Current.CancellationToken);
            Matrix<double> probabilities = head.Probabilities(data);
            double[] weights = HeadBatches.Shares(data.Labels.AsSpan(), 3, sampling);
            double mean = Enumerable.Range(0, data.Images).Sum(i => weights[i] * probabilities[i, 2]) / weights.Sum();
            Assert.Equal(share, mean, .02);
        }
    }

    [Fact]
    public void The_scale_and_place_of_the_features_do_not_matter()
    {
        ImageFeatures data = HeadData.Features([60, 30, 10], 9, 6);
        Matrix<float> moved = new(data.Images, 9);
        for (int i = 0; i < moved.Values.Length; i++) moved.Values[i] = 100 + 1000 * data.Features.Values[i];
        Matrix<double> near = HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, Quick, TestContext.Current.CancellationToken).Probabilities(data);
        Matrix<double> far = HeadTrainer.Train(moved, data.Labels.AsSpan(), 3, Quick, TestContext.Current.CancellationToken).Probabilities(new ImageFeatures(moved, data.Logits, data.Labels));
        for (int i = 0; i < near.Values.Length; i++) Assert.Equal(near.Values[i], far.Values[i], 1e-3); // float32 holds 1,100 to a ten-thousandth
    }

    [Theory]
    [InlineData(HeadSampling.Instance)]
    [InlineData(HeadSampling.ClassAware)]
    public void The_weights_are_the_same_bits_with_any_number_of_threads(HeadSampling sampling)
    {
        ImageFeatures data = HeadData.Features([500, 250, 50], 700, 7);
        float[] Weights(int threads)
        {
            HeadTrainerOptions options = new() { Sampling = sampling, LeastSteps = 12, Epochs = 1, Threads = threads };
            FeatureHead.Linear head = HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, options, TestContext.Current.CancellationToken);
            return [.. head.Weights.Values, .. head.Bias];
        }

        float[] one = Weights(1);
        Assert.Equal(one, Weights(2));
        Assert.Equal(one, Weights(8));
        Assert.Equal(one, Weights(1));
    }

    [Fact]
    public void Another_seed_gives_another_classifier_in_small_ways()
    {
        ImageFeatures data = HeadData.Features([60, 30, 10], 9, 6);
        FeatureHead.Linear one = HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, Quick with { Seed = 1 }, TestContext.Current.CancellationToken);
        FeatureHead.Linear other = HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, Quick with { Seed = 2 }, TestContext.Current.CancellationToken);
        Assert.NotEqual(one.Weights.Values.ToArray(), other.Weights.Values.ToArray());
    }

    [Fact]
    public void Balanced_features_keep_where_each_row_came_from()
    {
        ImageFeatures data = HeadData.Features([30, 12, 8], 5, 8);
        ResampledHead trained = HeadTrainer.TrainResampled(new Smote(new SmoteOptions()), data, Quick, TestContext.Current.CancellationToken);
        Assert.Equal([30, 30, 30], trained.Plan.After.Counts);
        SampleOrigin[] made = [.. trained.Plan.Samples.Where(origin => origin.Kind == SampleKind.Synthetic)];
        Assert.Equal(18 + 22, made.Length);
        Assert.All(made, origin => Assert.Equal(data.Labels[origin.Base], data.Labels[origin.Neighbor]));
        // The classifier is that of the same rows made by hand from the plan.
        Matrix<float> rows = new(90, 5);
        for (int i = 0; i < 90; i++)
            for (int column = 0; column < 5; column++)
            {
                SampleOrigin origin = trained.Plan.Samples[i];
                double from = data.Features[origin.Base, column];
                rows[i, column] = (float)(origin.Kind == SampleKind.Synthetic ? from + origin.Step * (data.Features[origin.Neighbor, column] - from) : from);
            }

        FeatureHead.Linear byHand = HeadTrainer.Train(rows, trained.Plan.Labels.AsSpan(), 3, Quick, TestContext.Current.CancellationToken);
        Assert.Equal(byHand.Weights.Values.ToArray(), trained.Head.Weights.Values.ToArray());
    }

    [Fact]
    public void Learned_scales_start_where_nothing_changes_and_raise_the_log_likelihood_of_balanced_classes()
    {
        ImageFeatures data = HeadData.Features([400, 60, 12], 4, 9);
        var ones = new FeatureHead.Factors([1, 1, 1]);
        Matrix<double> before = ones.Probabilities(data);
        Assert.Equal(Classifier.ToProbabilities(data.Logits).Values.ToArray(), before.Values.ToArray());
        FeatureHead.Factors learned = HeadTrainer.LearnScales(data.Logits, data.Labels.AsSpan(), HeadTrainerOptions.LearnableScales, TestContext.Current.CancellationToken);
        Assert.True(BalancedLoss(learned.Probabilities(data), data) < BalancedLoss(before, data) - .01);
        Assert.Equal(learned.Values, HeadTrainer.LearnScales(data.Logits, data.Labels.AsSpan(), HeadTrainerOptions.LearnableScales, TestContext.Current.CancellationToken).Values);
    }

    [Fact]
    public void What_cannot_be_trained_on_is_told()
    {
        var empty = new Matrix<float>(0, 3);
        Assert.Equal(
            "There is no sample to train a classifier on. The training part needs at least one.",
            Assert.Throws<BallastException>(() => HeadTrainer.Train(empty, [], 2, Quick, TestContext.Current.CancellationToken)).Message);
        Assert.Throws<ArgumentException>(() => HeadTrainer.Train(new Matrix<float>(1, 3), [0, 1], 2, Quick, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => HeadTrainer.Train(new Matrix<float>(1, 3), [2], 2, Quick, TestContext.Current.CancellationToken));
        Matrix<float> huge = new(8, 2);
        huge.Values.Fill(1e30f);
        huge[0, 0] = -1e30f;
        Assert.Equal(
            "The weights of the classifier grew beyond all bounds. Lower the learning rate, or have the features centred and scaled.",
            Assert.Throws<BallastException>(() => HeadTrainer.Train(huge, [0, 1, 0, 1, 0, 1, 0, 1], 2, Quick with { Scaling = FeatureScaling.None }, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Options_that_cannot_be_are_refused_with_the_usual_value()
    {
        Assert.Equal("The number of epochs is 0; it must be 1 or more.", Assert.Throws<BallastException>(() => new HeadTrainerOptions { Epochs = 0 }).Message);
        Assert.Equal("The learning rate is 0; it must be above 0. 0.2 is usual.", Assert.Throws<BallastException>(() => new HeadTrainerOptions { LearningRate = 0 }).Message);
        Assert.Equal("The momentum is 1; it must be 0 or more and below 1. 0.9 is usual.", Assert.Throws<BallastException>(() => new HeadTrainerOptions { Momentum = 1 }).Message);
        Assert.Equal("The weight decay is -1; it must be 0 or more. 0.0005 is usual.", Assert.Throws<BallastException>(() => new HeadTrainerOptions { WeightDecay = -1 }).Message);
    }

    [Fact]
    public void A_cancelled_training_stops()
    {
        ImageFeatures data = HeadData.Features([6, 3, 2], 4, 1);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => HeadTrainer.Train(data.Features, data.Labels.AsSpan(), 3, Quick, source.Token));
    }

    private static double BalancedLoss(Matrix<double> probabilities, ImageFeatures data)
    {
        double[] shares = HeadBatches.Shares(data.Labels.AsSpan(), 3, HeadSampling.ClassAware);
        return Enumerable.Range(0, data.Images).Sum(i => -shares[i] * Math.Log(probabilities[i, data.Labels[i]])) / data.Images;
    }

    private static Matrix<double> Probabilities(FeatureHead.Linear head)
    {
        Matrix<float> features = Table("features");
        return head.Probabilities(new ImageFeatures(features, new Matrix<float>(features.Rows, 3), [.. Labels()]));
    }

    private static void AssertClose(JsonElement expected, FeatureHead.Linear found, double tolerance)
    {
        float[] weights = [.. expected.GetProperty("weights").EnumerateArray().SelectMany(Floats)], bias = Floats(expected.GetProperty("bias"));
        for (int i = 0; i < weights.Length; i++) Assert.Equal(weights[i], found.Weights.Values[i], tolerance);
        for (int label = 0; label < bias.Length; label++) Assert.Equal(bias[label], found.Bias[label], tolerance);
    }

    private static int[] Labels() => [.. Reference.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];

    private static Matrix<float> Table(string name)
    {
        float[][] rows = [.. Reference.GetProperty(name).EnumerateArray().Select(Floats)];
        return new Matrix<float>([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
    }

    private static float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];
}
