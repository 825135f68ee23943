using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class AveragedWeightsTests
{
    [Theory]
    [InlineData(1, 0.9, 0, 0.9)]
    [InlineData(1, 0.9, 2, 0.35412240629)] // 0.9 · (1 − e^−0.5)
    [InlineData(20000, 0.999, 2000, 0.99895464539)] // 0.999 · (1 − e^−10)
    public void The_decay_grows_along_its_ramp(long step, double decay, double ramp, double expected) =>
        Assert.Equal(expected, new WeightAveraging { Decay = decay, RampSteps = ramp }.DecayAt(step), 1e-10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parameters_and_running_statistics_are_averaged_and_change_places_with_the_networks_own(bool byKernel)
    {
        using DisposeScope scope = NewDisposeScope();
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        Set(network, 1);
        using var average = new AveragedWeights(network.Module, new WeightAveraging { Decay = 0.75, RampSteps = 0 }, byKernel ? new KernelMath() : new TorchMath());
        Set(network, 3);
        average.Update(1); // 0.75 · 1 + 0.25 · 3 = 1.5
        Set(network, 5.5);
        average.Update(2); // 0.75 · 1.5 + 0.25 · 5.5 = 2.5
        AssertAll(network, 5.5);
        average.Swap();
        AssertAll(network, 2.5);
        average.Swap();
        AssertAll(network, 5.5);
    }

    [Fact]
    public void Averages_free_their_memory()
    {
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        new AveragedWeights(network.Module, new WeightAveraging(), new KernelMath()).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Averages_that_make_no_sense_are_refused()
    {
        Assert.Equal("The decay of the averaged weights is 1; it must be 0 or more and below 1. 0.999 is usual.", Assert.Throws<BallastException>(() => new WeightAveraging { Decay = 1 }).Message);
        Assert.Equal("The ramp of the averaged weights is -1 steps; it must be 0 or more. 2000 is usual.", Assert.Throws<BallastException>(() => new WeightAveraging { RampSteps = -1 }).Message);
    }

    private static void Set(Network network, double value)
    {
        using IDisposable frozen = no_grad();
        foreach (Tensor values in Values(network)) values.fill_(value);
    }

    private static void AssertAll(Network network, double value) => Assert.All(Values(network), values => Assert.True(values.eq(value).all().item<bool>()));

    private static IEnumerable<Tensor> Values(Network network) => network.Module.parameters().Concat(network.Module.buffers().Where(buffer => buffer.is_floating_point()));
}
