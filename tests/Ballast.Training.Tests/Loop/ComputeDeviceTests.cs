using Ballast.Core;
using Ballast.Vision;
using TorchSharp;

namespace Ballast.Training.Tests;

public sealed class ComputeDeviceTests
{
    private const string NoCard = "The device is cuda, but libtorch finds no NVIDIA card here. Install NVIDIA's driver and build Ballast with the package libtorch-cuda-12.8 of this system "
        + "in place of libtorch-cpu, or choose cpu or auto.";

    [Fact]
    public void A_card_that_is_not_there_is_refused()
    {
        Assert.Equal(NoCard, Assert.Throws<BallastException>(() => ComputeDevice.Of(TrainingDevice.Cuda, () => false)).Message);
        Assert.Equal(ComputeDevice.Processor, ComputeDevice.Of(TrainingDevice.Auto, () => false));
        Assert.Equal(new ComputeDevice(true, false), ComputeDevice.Of(TrainingDevice.Auto, () => true));
        Assert.Equal(new ComputeDevice(true, false), ComputeDevice.Of(TrainingDevice.Cuda, () => true));
        Assert.Equal(ComputeDevice.Processor, ComputeDevice.Of(TrainingDevice.Cpu, () => true));
    }

    [Fact]
    public void Training_on_a_card_is_refused_where_there_is_none()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "There is a card.");
        var images = new TestImages(8, 32, 3);
        Assert.Equal(
            NoCard,
            Assert.Throws<BallastException>(() => Trainer.Train(new TrainingSettings { ImageSizePixels = 32, Device = TrainingDevice.Cuda }, new TrainingData(images, images, images.Counts))).Message);
    }

    [Theory]
    [InlineData("shufflenet_v2")] // depthwise convolutions, channel shuffles, normalisation
    [InlineData("mobilenet_v3_small")]
    public void Without_our_kernels_a_run_differs_by_rounding_only(string network)
    {
        // One step: after it rounding grows from step to step.
        TrainingSettings settings = new()
        {
            Network = NetworkName.Parse(network), ImageSizePixels = 32, BatchSize = 12, Epochs = 1, LearningRate = 0.01, Threads = 1, Augmentation = AugmentationSettings.None,
            Optimizer = new OptimizerSettings.Sgd(), Clipping = new GradientClipping.ByNorm(), Averaging = new WeightAveraging { Decay = 0.5, RampSteps = 0 },
        };
        var images = new TestImages(12, 32, 3);
        var data = new TrainingData(images, new TestImages(9, 32, 3) { Seed = 2 }, images.Counts);
        using TrainingResult ours = Trainer.Train(settings, data);
        using TrainingResult torchs = Trainer.Train(settings, data, new TrainingCaller(null, CancellationToken.None) { Device = ComputeDevice.ProcessorByTorch });
        Assert.Equal(ours.Best.TrainLoss, torchs.Best.TrainLoss, 1e-4);
        Assert.Equal(ours.Best.GradientNorm!.Value, torchs.Best.GradientNorm!.Value, 1e-3 * ours.Best.GradientNorm.Value);
        Assert.Equal(ours.Best.ValidationLoss, torchs.Best.ValidationLoss, 1e-3);
        Assert.NotEqual(Weights(ours), Weights(torchs)); // it did go another way
        foreach ((float one, float other) in Weights(ours).Zip(Weights(torchs))) Assert.Equal(one, other, 1e-3);
    }

    [Fact]
    public void Layers_take_kernels_only_where_their_team_may()
    {
        using torch.Tensor images = torch.zeros(1, 8, 2, 2), precise = torch.zeros(1, dtype: torch.ScalarType.Float64);
        Assert.True(KernelChoice.Takes(images));
        Assert.False(KernelChoice.Takes(precise));
        foreach (ComputeDevice device in new[] { ComputeDevice.Processor, ComputeDevice.ProcessorByTorch })
        {
            using var team = new ShardTeam(1) { Device = device };
            bool takes = false;
            team.Run(1, _ => takes = KernelChoice.Takes(images));
            Assert.Equal(device.UsesKernels, takes);
        }
    }

    private static float[] Weights(TrainingResult result)
    {
        using TemporaryFile file = new();
        result.Model.Save(file.Path, new ClassNames(["a", "b", "c"]));
        return [.. SafeTensors.Load(file.Path).Tensors.Values.Where(tensor => tensor.Type == TensorType.F32)
            .SelectMany(tensor => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.Bytes.Span).ToArray())];
    }
}
