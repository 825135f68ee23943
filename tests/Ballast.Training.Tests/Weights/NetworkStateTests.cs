using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class NetworkStateTests
{
    [Fact]
    public void A_captured_state_is_row_major_and_makes_another_network_equal()
    {
        using Network first = Create(1);
        using Network second = Create(2);
        ImmutableSortedDictionary<string, StoredTensor> state = first.CaptureState();
        second.RestoreState(state);
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> wanted = first.Module.state_dict();
        foreach ((string name, Tensor tensor) in second.Module.state_dict()) Assert.True(tensor.eq(wanted[name]).all().item<bool>(), name);
        float[] rowMajor = wanted["conv1.0.weight"].contiguous().flatten().data<float>().ToArray();
        Assert.Equal(rowMajor, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(state["conv1.0.weight"].Bytes.Span).ToArray());
        Assert.True(ChannelsLast.Holds(second.Module.get_parameter("conv1.0.weight")!));
    }

    [Fact]
    public void A_state_that_does_not_fit_is_refused_and_changes_nothing()
    {
        using Network network = Create(1);
        ImmutableSortedDictionary<string, StoredTensor> state = network.CaptureState();
        StoredTensor single = new(TensorType.F32, [1], new byte[4]);
        Assert.StartsWith("'fc.bias' is missing.", Refusal(network, state.Remove("fc.bias")), StringComparison.Ordinal);
        Assert.StartsWith("The network has no 'more'.", Refusal(network, state.Add("more", single)), StringComparison.Ordinal);
        Assert.StartsWith("'fc.bias' is [1]; the network needs [3].", Refusal(network, state.SetItem("fc.bias", single)), StringComparison.Ordinal);
        Assert.All(network.CaptureState(), entry => Assert.Equal(state[entry.Key].Bytes.ToArray(), entry.Value.Bytes.ToArray()));
    }

    private static string Refusal(Network network, ImmutableSortedDictionary<string, StoredTensor> state) =>
        Assert.Throws<ArgumentException>(() => network.RestoreState(state)).Message;

    private static Network Create(uint seed) => Networks.Create(NetworkName.ShuffleNetV2, new NetworkOptions { Classes = 3, Seed = seed });
}
