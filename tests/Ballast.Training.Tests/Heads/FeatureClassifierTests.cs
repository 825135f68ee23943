using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training.Tests;

public sealed class FeatureClassifierTests
{
    [Theory]
    [InlineData("shufflenet_v2", 32)]
    [InlineData("squeezenet1_0", 64)]
    public void A_classifier_is_trained_on_features_of_a_file_of_weights_balanced_by_SMOTE(string spelling, int size)
    {
        NetworkName network = NetworkName.Parse(spelling);
        using TemporaryFile weights = new();
        using (Classifier source = HeadData.Untrained(network, size)) source.Save(weights.Path, HeadData.Names);
        // 12, 6 and 6 images whose brightness tells the class.
        var images = new TestImages(24, size, 3) { Label = i => i < 12 ? 0 : i < 18 ? 1 : 2, Seed = 3 };
        var settings = new FeatureClassifierSettings { Network = network, WeightsFile = weights.Path, Classes = HeadData.Names, Sampler = new Smote(new SmoteOptions()) };
        using HeadedClassifier trained = FeatureClassifier.Train(settings, images, TestContext.Current.CancellationToken);
        Assert.Equal([12, 12, 12], trained.Plan!.After.Counts);
        Assert.Equal(trained.Transfer!.Total, trained.Transfer.Transferred);
        Matrix<double> probabilities = trained.Probabilities(images, TestContext.Current.CancellationToken);
        Assert.Equal((24, 3), (probabilities.Rows, probabilities.Columns));
        using Classifier? whole = trained.ToClassifier();
        Assert.Equal(spelling != "squeezenet1_0", whole is not null);
        if (whole is null) return;
        Matrix<double> same = whole.Probabilities(images, TestContext.Current.CancellationToken);
        for (int i = 0; i < same.Values.Length; i++) Assert.Equal(probabilities.Values[i], same.Values[i], 1e-5); // sums of float32 in another order
    }

    [Fact]
    public void Weights_that_do_not_fit_are_told_and_nothing_is_left()
    {
        using TemporaryFile weights = new();
        new SafeTensors([]).Save(weights.Path);
        var settings = new FeatureClassifierSettings { Network = NetworkName.ShuffleNetV2, WeightsFile = weights.Path, Classes = HeadData.Names };
        long before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Assert.Throws<BallastException>(() => FeatureClassifier.Train(settings, new TestImages(6, 32, 3), TestContext.Current.CancellationToken));
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
