using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class NetworkReplicasTests
{
    [Fact]
    public void Replicas_share_weights_and_statistics_but_no_gradients()
    {
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using var replicas = new NetworkReplicas(network, 2);
        using DisposeScope scope = NewDisposeScope();
        foreach ((Tensor own, Tensor copy) in network.Module.parameters().Zip(replicas.Modules[1].parameters()))
        {
            using (no_grad()) own.fill_(0.25);
            Assert.True(copy.eq(0.25).all().item<bool>());
            own.grad = ones_like(own);
            Assert.Null(copy.grad);
            Assert.Equal(own.stride(), copy.stride());
        }

        foreach ((Tensor own, Tensor copy) in network.Module.buffers().Zip(replicas.Modules[1].buffers()))
        {
            own.fill_(3);
            Assert.True(copy.eq(3).all().item<bool>());
        }
    }

    [Fact]
    public void The_network_lives_on_when_its_replicas_are_gone()
    {
        using Network network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        new NetworkReplicas(network, 3).Dispose();
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([2, 3], network.Module.call(zeros(2, 3, 64, 64)).shape);
    }
}
