using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>Counts the live tensors of the thread; see the documentation of <see cref="DisposeScopeManager"/>.</summary>
public sealed class NativeMemoryTests
{
    public static TheoryData<string> Spellings() => [.. NetworkName.All.Select(name => name.Spelling)];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_network_that_is_used_and_disposed_leaves_no_tensor(string spelling)
    {
        NetworkName name = NetworkName.Parse(spelling);
        long before = Live();
        using (Network network = Networks.Create(name, new NetworkOptions { Classes = 3, ImageSizePixels = 64 }))
        {
            long own = Live();
            using (Tensor images = rand(2, 3, 64, 64))
            {
                using Tensor scores = network.Module.call(images);
                Assert.Equal(own + 2, Live());
            }

            using (no_grad())
            using (Tensor images = rand(2, 3, 64, 64))
            {
                network.Module.eval();
                using Tensor scores = network.Module.call(images);
                using Tensor features = network.Module.Embed(images);
                Assert.Equal(own + 3, Live());
            }

            Assert.Equal(own, Live());
        }

        Assert.Equal(before, Live());
    }

    [Fact]
    public void A_network_created_in_a_scope_lives_on_when_the_scope_ends()
    {
        Network network;
        using (NewDisposeScope()) network = Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3 });
        using Network owned = network;
        using Tensor images = zeros(1, 3, 64, 64);
        network.Module.eval();
        using Tensor scores = network.Module.call(images);
        Assert.Equal([1, 3], scores.shape);
    }

    private static long Live() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;
}
