using Ballast.Core;
using Ballast.Vision;
using TorchSharp;

namespace Ballast.Training.Tests;

/// <summary>Every loss in the loop that trains.</summary>
[Collection(nameof(TrainerTests))]
public sealed class LossTrainingTests
{
    private static readonly TrainingSettings Small = new()
    {
        ImageSizePixels = 32,
        BatchSize = 8,
        Epochs = 10,
        Patience = 1,
        LearningRate = 0.001,
        Schedule = new ConstantSchedule(),
        Augmentation = AugmentationSettings.None,
        Threads = 1,
    };

    public static TheoryData<string> Names() => LossCases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_with_it_gives_finite_losses_and_leaves_no_tensor(string name)
    {
        var images = new TestImages(24, 32, 4);
        LossFunction function = LossCases.Of(name).Function;
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (TrainingResult result = Trainer.Train(Small with { Loss = function }, new TrainingData(images, images, images.Counts)))
        {
            Assert.All(result.History, epoch => Assert.True(double.IsFinite(epoch.TrainLoss) && double.IsFinite(epoch.ValidationLoss)));
            Assert.True(result.History.Length >= 1);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Deferred_weights_begin_in_their_epoch()
    {
        // Until then the runs are the same to the bit; from then on they are not.
        TestImages images = new(26, 32, 3) { Label = index => index < 18 ? 0 : index < 24 ? 1 : 2 };
        var data = new TrainingData(images, images, images.Counts);
        TrainingSettings settings = Small with { Epochs = 4, Patience = 4, Loss = new LossFunction.LabelDistributionAwareMargin() };
        using TrainingResult plain = Trainer.Train(settings, data), deferred = Trainer.Train(settings with { Loss = new LossFunction.Deferred { Inner = settings.Loss, FromEpoch = 2 } }, data);
        double[] first = [.. plain.History.Select(epoch => epoch.TrainLoss)], second = [.. deferred.History.Select(epoch => epoch.TrainLoss)];
        Assert.Equal(first[..2], second[..2]);
        Assert.NotEqual(first[2], second[2]);
    }

    [Fact]
    public void LDAM_trains_a_cosine_classifier_that_loads_again()
    {
        using TemporaryFile file = new();
        var images = new TestImages(24, 32, 3);
        TrainingSettings settings = Small with { Epochs = 40, Patience = 40, LearningRate = 0.003, Loss = new LossFunction.LabelDistributionAwareMargin() };
        using TrainingResult result = Trainer.Train(settings, new TrainingData(images, images, images.Counts));
        result.Model.Save(file.Path, new ClassNames(["a", "b", "c"]));
        using Classifier loaded = Classifier.Load(file.Path);
        Assert.Equal("cosine 30", loaded.Metadata["classifier_head"]);
        Matrix<float> logits = loaded.Logits(images);
        Assert.Equal(result.Model.Logits(images).Values.ToArray(), logits.Values.ToArray());
        Assert.All(logits.Values.ToArray(), logit => Assert.InRange(logit, -30.001f, 30.001f));
        Assert.True(result.Best.ValidationMacroF1 > 0.9, $"{result.Best.ValidationMacroF1}"); // colour tells the class
    }
}
