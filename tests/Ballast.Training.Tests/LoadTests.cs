using TorchSharp;
namespace Ballast.Training.Tests;

public sealed class LoadTests
{
    [Fact]
    public void Torch_loads_on_this_system()
    {
        using torch.Tensor ones = torch.ones(3, 4);
        Assert.Equal(12, ones.sum().item<float>());
    }
}
