using Ballast.Core;
using Ballast.Metrics;
using Ballast.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

[Collection(nameof(TrainerTests))]
public sealed class TrainerTests
{
    private static readonly TrainingSettings Small = new()
    {
        ImageSizePixels = 32,
        BatchSize = 8,
        Epochs = 3,
        LearningRate = 0.003,
        Schedule = new ConstantSchedule(),
        Augmentation = AugmentationSettings.None,
        Threads = 1,
    };

    [Fact]
    public void It_overfits_32_images()
    {
        var images = new TestImages(32, 32, 4) { Label = index => index * 7 % 11 % 4 }; // labels that colour does not tell
        using TrainingResult result = Trainer.Train(Small with { Epochs = 40, Patience = 40 }, DataOf(images, images));
        Assert.Contains(result.History, epoch => epoch.TrainAccuracy > 0.9); // batches of 8 are noisy; evaluation below is not
        Assert.Equal(1, result.Best.ValidationMacroF1);
    }

    [Fact]
    public void The_model_has_the_weights_of_the_best_epoch_and_not_of_the_last()
    {
        // The colour tells the class in training; validation names the next class, so that its score falls to zero as the network learns.
        TestImages train = new(32, 32, 3), validation = new(48, 32, 3) { Label = index => (index + 1) % 3 };
        using TrainingResult result = Trainer.Train(Small with { Epochs = 16, Patience = 16 }, DataOf(train, validation));
        Assert.Equal(result.History.MaxBy(epoch => epoch.ValidationMacroF1)!.Epoch, result.BestEpoch);
        Assert.NotEqual(result.History.Length, result.BestEpoch);
        int[] truth = [.. Enumerable.Range(0, 48).Select(validation.LabelOf)];
        ConfusionMatrix counts = ConfusionMatrix.FromProbabilities(result.Model.Probabilities(validation), truth);
        Assert.Equal(result.Best.ValidationMacroF1, ClassificationScores.MacroF1(counts));
        Assert.Equal(result.Best.ValidationAccuracy, ClassificationScores.Accuracy(counts));
    }

    [Theory]
    [InlineData(MonitoredScore.Loss)]
    [InlineData(MonitoredScore.Accuracy)]
    public void The_monitored_score_chooses(MonitoredScore monitor)
    {
        using TrainingResult result = Trainer.Train(Small with { Epochs = 5, Monitor = monitor, LearningRate = 0.02 }, DataOf(Noise(24, 1), Noise(24, 2)));
        EpochRecord best = monitor == MonitoredScore.Loss ? result.History.MinBy(epoch => epoch.ValidationLoss)! : result.History.MaxBy(epoch => epoch.ValidationAccuracy)!;
        Assert.Equal(best.Epoch, result.BestEpoch);
    }

    [Fact]
    public void Training_stops_when_patience_runs_out()
    {
        using TrainingResult result = Trainer.Train(Small with { Epochs = 60, Patience = 2 }, DataOf(Noise(8, 1), Noise(6, 2)));
        Assert.True(result.StoppedEarly);
        Assert.Equal(result.BestEpoch + 2, result.History.Length);
    }

    [Fact]
    public void Equal_settings_give_equal_weights_bit_by_bit()
    {
        TrainingSettings settings = Small with { Epochs = 2, Augmentation = AugmentationSettings.Baseline };
        byte[] first = Weights(settings);
        Assert.Equal(first, Weights(settings));
        Assert.NotEqual(first, Weights(settings with { Seed = 7 }));

        static byte[] Weights(TrainingSettings settings)
        {
            using TrainingResult result = Trainer.Train(settings, DataOf(Noise(20, 1), Noise(8, 2)));
            using TemporaryFile file = new();
            result.Model.Save(file.Path, new ClassNames(["a", "b", "c"]));
            return [.. SafeTensors.Load(file.Path).Tensors.Values.SelectMany(tensor => tensor.Bytes.ToArray())];
        }
    }

    public static TheoryData<BatchSampling, ImageMixing?> Loadings() => new()
    {
        { new BatchSampling.ClassAware(), new ImageMixing.MixUp() },
        { new BatchSampling.UnderSampling(), new ImageMixing.CutMix() },
        { new BatchSampling.Progressive(), new ImageMixing.Remix() },
        { new BatchSampling.Deferred { FromEpoch = 1 }, new ImageMixing.ManifoldMixUp() },
        { new BatchSampling.RepeatFactor { Rule = new Ballast.Resampling.RepeatFactorRule { Threshold = 0.5 } }, null },
    };

    [Theory]
    [MemberData(nameof(Loadings))]
    public void Sampled_and_mixed_runs_can_be_repeated_bit_by_bit_and_leave_no_tensor(BatchSampling sampling, ImageMixing? mixing)
    {
        TrainingSettings settings = Small with { Sampling = sampling, Mixing = mixing };
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        double[] first = Losses(settings);
        Assert.Equal(first, Losses(settings));
        Assert.NotEqual(first, Losses(settings with { Sampling = null, Mixing = null }));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        static double[] Losses(TrainingSettings settings)
        {
            using TrainingResult result = Trainer.Train(settings, DataOf(Skewed(), Noise(8, 2)));
            return [.. result.History.SelectMany(epoch => new[] { epoch.TrainLoss, epoch.ValidationLoss })];
        }
    }

    [Fact]
    public void The_history_says_which_classes_came_and_how_much_of_each_has_been_seen()
    {
        TrainingData data = DataOf(Skewed(), Noise(8, 2)); // 30, 7 and 3 images
        using (TrainingResult plain = Trainer.Train(Small, data))
        {
            Assert.All(plain.History, epoch => Assert.Equal([30, 7, 3], epoch.ClassImages));
            Assert.All(plain.History, epoch => Assert.Equal([1.0, 1, 1], epoch.ClassCoverage));
            Assert.All(plain.History, epoch => Assert.Equal(40, epoch.Images));
        }

        using TrainingResult result = Trainer.Train(Small with { Sampling = new BatchSampling.UnderSampling() }, data);
        Assert.All(result.History, epoch => Assert.Equal([3, 3, 3], epoch.ClassImages));
        Assert.Equal([3 / 30.0, 6 / 30.0, 9 / 30.0], result.History.Select(epoch => epoch.ClassCoverage[0]));
        Assert.Equal([3 / 7.0, 6 / 7.0, 1], result.History.Select(epoch => epoch.ClassCoverage[1]));
        Assert.All(result.History, epoch => Assert.Equal(9, epoch.Images));
    }

    [Fact]
    public void A_hundred_steps_leave_no_live_tensor()
    {
        List<long> live = [];
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var atEpochEnd = new Told(progress =>
        {
            if (progress.ShareOfEpoch == 1) live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        });
        TrainingSettings settings = Small with { Epochs = 26, Patience = 26, BatchSize = 4, Loss = new LossFunction.Focal() };
        using (Trainer.Train(settings, DataOf(Noise(16, 1), Noise(8, 2)), atEpochEnd))
        {
            // 26 epochs of 4 steps
            Assert.Equal(26, live.Count);
            Assert.Equal(live[0], live[^1]);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    [Trait("Category", "Slow")]
    public void A_thousand_steps_with_everything_on_leave_no_live_tensor(string optimizer)
    {
        using var folder = new TemporaryFolder();
        List<long> live = [];
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        TrainingSettings settings = Small with
        {
            Network = NetworkName.MobileNetV3Small,
            Epochs = 125,
            Patience = 125,
            BatchSize = 2,
            BatchesPerStep = 2,
            Optimizer = optimizer == "sgd" ? new OptimizerSettings.Sgd() : new OptimizerSettings.AdamW(),
            Schedule = new WarmupSchedule { Around = new OneCycleSchedule() },
            Clipping = new GradientClipping.ByNorm(),
            Averaging = new WeightAveraging(),
            Loss = new LossFunction.Focal(),
            Augmentation = AugmentationSettings.Baseline,
            Checkpoint = new CheckpointSettings { File = folder.At("run.checkpoint"), Interval = new CheckpointInterval { EverySteps = 100 } },
        };
        var caller = new TrainingCaller(null, CancellationToken.None) { AfterStep = _ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount) };
        using (Trainer.Train(settings, DataOf(Noise(31, 1), Noise(8, 2)), caller)) // 8 steps an epoch, the last of one batch
        {
            Assert.Equal(1000, live.Count);
            Assert.Equal(live[9], live[^1]);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Validation_and_the_model_use_the_averaged_weights()
    {
        TestImages train = new(24, 32, 3), validation = new(24, 32, 3) { Seed = 2 };
        // So slow an average that it stays at the starting weights: the model must judge as the untrained network does.
        TrainingSettings slow = Small with { Averaging = new WeightAveraging { Decay = 1 - 1e-12, RampSteps = 0 } };
        using TrainingResult result = Trainer.Train(slow, DataOf(train, validation));
        using Network untrained = Networks.Create(slow.Network, new NetworkOptions { Classes = 3, ImageSizePixels = 32 });
        using var model = new Classifier(untrained, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty);
        Assert.Equal(model.Logits(validation).Values.ToArray(), result.Model.Logits(validation).Values.ToArray());
        Assert.Single(result.History.Select(epoch => epoch.ValidationLoss).Distinct());
        Assert.True(result.History.Select(epoch => epoch.TrainLoss).Distinct().Count() == 3); // while the weights themselves move
        // An average without memory is the weights.
        using TrainingResult none = Trainer.Train(Small, DataOf(train, validation));
        using TrainingResult quick = Trainer.Train(Small with { Averaging = new WeightAveraging { Decay = 0, RampSteps = 0 } }, DataOf(train, validation));
        foreach ((EpochRecord a, EpochRecord b) in none.History.Zip(quick.History)) Assert.Equal(a.ValidationLoss, b.ValidationLoss, 1e-4);
    }

    [Fact]
    public void Every_step_has_a_rate_of_its_own_and_the_last_is_told()
    {
        // 20 images, batches of 4, two a step: 3 steps an epoch, 9 in all; the last rate of one-cycle is peak / 25 / 10 000.
        TrainingSettings settings = Small with { BatchSize = 4, BatchesPerStep = 2, Schedule = new OneCycleSchedule() };
        using TrainingResult result = Trainer.Train(settings, DataOf(Noise(20, 1), Noise(8, 2)));
        Assert.Equal([2, 5, 8], result.History.Select(epoch => Enumerable.Range(0, 9).Single(step => settings.Schedule.RateAt(new SchedulePosition(0, 1, step, 9), 0.003) == epoch.LearningRate)));
        Assert.Equal(0.003 / 25 / 10_000, result.History[^1].LearningRate, 1e-15);
    }

    [Fact]
    public void The_norm_of_clipped_gradients_is_told()
    {
        using TrainingResult free = Trainer.Train(Small with { Epochs = 1 }, DataOf(Noise(20, 1), Noise(8, 2)));
        using TrainingResult clipped = Trainer.Train(Small with { Epochs = 1, Clipping = new GradientClipping.ByNorm { Limit = 1e-3 } }, DataOf(Noise(20, 1), Noise(8, 2)));
        Assert.Null(free.Best.GradientNorm);
        Assert.True(clipped.Best.GradientNorm > 1e-2);
    }

    [Fact]
    public void The_history_says_what_happened()
    {
        using TrainingResult result = Trainer.Train(Small with { Schedule = new StepSchedule { StepEpochs = 2 } }, DataOf(Noise(20, 1), Noise(8, 2)));
        Assert.Equal([1, 2, 3], result.History.Select(epoch => epoch.Epoch));
        Assert.Equal([0.003, 0.003, 0.0003], result.History.Select(epoch => Math.Round(epoch.LearningRate, 9)));
        Assert.All(result.History, epoch =>
        {
            Assert.InRange(epoch.LoaderWaitSeconds + epoch.StepSeconds + epoch.ValidationSeconds, 0, epoch.Seconds + 1e-6);
            Assert.True(epoch is { ImagesPerSecond: > 0, StepSeconds: > 0, ValidationSeconds: > 0, TrainLoss: > 0, ValidationLoss: > 0 });
        });
        Assert.False(result.StoppedEarly);
        Assert.True(result.PeakMemoryBytes > 50 << 20);
    }

    [Fact]
    public void Progress_goes_through_the_epochs_and_knows_the_last_score()
    {
        List<TrainingProgress> told = [];
        using TrainingResult result = Trainer.Train(Small, DataOf(Noise(20, 1), Noise(8, 2)), new Told(told.Add));
        Assert.Equal([1, 2, 3], told.Where(progress => progress.ShareOfEpoch == 1).Select(progress => progress.Epoch));
        Assert.All(told, progress => Assert.Equal(3, progress.Epochs));
        Assert.Equal(result.History[^1].ValidationMacroF1, told[^1].ValidationMacroF1);
    }

    [Fact]
    public void A_last_batch_of_one_image_is_left_out()
    {
        using TrainingResult result = Trainer.Train(Small with { Epochs = 1 }, DataOf(Noise(9, 1), Noise(8, 2)));
        Assert.True(double.IsFinite(result.Best.TrainLoss));
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_run_with_advice()
    {
        var error = Assert.Throws<BallastException>(() => Trainer.Train(Small with { LearningRate = 1e30 }, DataOf(Noise(24, 1), Noise(8, 2))));
        Assert.Equal("The training loss became NaN in epoch 1 with shufflenet_v2. Lower the learning rate (now 1E+30) or look for images that are not pictures.", error.Message);
    }

    [Fact]
    public void Cancelling_ends_the_run_and_frees_its_memory()
    {
        using var cancellation = new CancellationTokenSource();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Assert.Throws<OperationCanceledException>(() => Trainer.Train(Small, DataOf(Noise(20, 1), Noise(8, 2)), new Told(_ => cancellation.Cancel()), cancellation.Token));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_broken_image_ends_the_run_with_its_name()
    {
        var broken = new TestImages(20, 32, 3) { Broken = 11 };
        var data = new TrainingData(broken, Noise(8, 2), broken.Counts);
        Assert.Equal("images/11.png: cannot be decoded.", Assert.Throws<BallastException>(() => Trainer.Train(Small, data)).Message);
    }

    [Fact]
    public void Training_can_start_from_saved_weights()
    {
        using TemporaryFile file = new();
        using TrainingResult first = Trainer.Train(Small with { Epochs = 1 }, DataOf(Noise(16, 1), Noise(8, 2)));
        first.Model.Save(file.Path, new ClassNames(["a", "b", "c"]));
        using TrainingResult second = Trainer.Train(Small with { Epochs = 1, PretrainedWeights = file.Path }, DataOf(Noise(16, 1), Noise(8, 2)));
        Assert.Equal(second.Transfer!.Total, second.Transfer.Transferred);
        Assert.Null(first.Transfer);
    }

    [Fact]
    public void One_class_is_not_enough()
    {
        var images = new TestImages(8, 32, 1);
        Assert.Equal("A classifier needs 2 classes or more, but the training part has 1.", Assert.Throws<BallastException>(() => Trainer.Train(Small, DataOf(images, images))).Message);
    }

    [Fact]
    public void Images_of_another_size_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Trainer.Train(Small with { ImageSizePixels = 64 }, DataOf(Noise(8, 1), Noise(8, 2))));

    private static TestImages Noise(int count, ulong seed) => new(count, 32, 3) { Seed = seed, Label = index => (int)(new ItemRandom(seed, 99, (ulong)index).NextBits() % 3) };

    private static TestImages Skewed() => new(40, 32, 3) { Label = index => index < 30 ? 0 : index < 37 ? 1 : 2 };

    private static TrainingData DataOf(TestImages train, TestImages validation) => new(train, validation, train.Counts);

    private sealed class Told(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
