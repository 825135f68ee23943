using System.Collections.Immutable;
using Ballast.Core;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Starts a network from weights that were trained elsewhere.</summary>
public static class PretrainedWeights
{
    /// <summary>Copies into a network every tensor of a file that has the name and the shape of one of its own.</summary>
    /// <param name="network">The network; what the file does not have keeps its values.</param>
    /// <param name="path">A safetensors file, or a .pt or .pth file of PyTorch 1.6 or later; the content decides, not the name.</param>
    /// <returns>What was transferred and what was not.</returns>
    /// <exception cref="BallastException">The file cannot be read, or none of its tensors fits a parameter of the network.</exception>
    /// <remarks>
    /// Half-precision numbers are converted. The prefix <c>module.</c> of DataParallel is taken off. For <c>squeezenet1_0</c> the names and the input of the
    /// deep-compressed Caffe model (Han et al. 2016, arXiv:1510.00149) are translated.
    /// </remarks>
    public static TransferReport Load(Network network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ImmutableSortedDictionary<string, StoredTensor> tensors = WithoutPrefix(ReadTensors(path));
        if (network.Name == NetworkName.SqueezeNet10 && CaffeSqueezeNet.Recognizes(tensors)) tensors = CaffeSqueezeNet.Translate(tensors, network.Name);
        Dictionary<string, Tensor> state = network.Module.state_dict();
        string[] fitting = [.. tensors.Keys.Where(name => state.TryGetValue(name, out Tensor? target) && Fits(tensors[name], target))];
        HashSet<string> parameters = [.. network.Module.named_parameters().Select(entry => entry.name)];
        if (!fitting.Any(parameters.Contains)) throw NothingFits(network, path, tensors);
        foreach (string name in fitting) TorchTensors.CopyInto(state[name], tensors[name]);
        return Report(state, tensors, fitting.Length);
    }

    private static ImmutableSortedDictionary<string, StoredTensor> ReadTensors(string path)
    {
        using FileStream file = WeightFile.Open(path);
        return WeightFile.Guard(path, () => WeightFormats.Detect(file) switch
        {
            WeightFormat.SafeTensors => SafeTensorsReader.Read(file, path).Tensors,
            WeightFormat.PyTorch or WeightFormat.LegacyPyTorch => PyTorchCheckpoint.Read(file, path),
            _ => throw new BallastException($"{path}: neither a safetensors file nor a PyTorch file. Give weights in one of these formats."),
        });
    }

    private static ImmutableSortedDictionary<string, StoredTensor> WithoutPrefix(ImmutableSortedDictionary<string, StoredTensor> tensors)
    {
        const string prefix = "module.";
        return tensors.Keys.All(name => name.StartsWith(prefix, StringComparison.Ordinal))
            ? tensors.ToImmutableSortedDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal)
            : tensors;
    }

    private static bool Fits(StoredTensor stored, Tensor target) => stored.Shape.AsSpan().SequenceEqual(target.shape);

    private static TransferReport Report(Dictionary<string, Tensor> state, ImmutableSortedDictionary<string, StoredTensor> tensors, int transferred) => new()
    {
        Transferred = transferred,
        Total = state.Count,
        Missing = [.. state.Keys.Where(name => !tensors.ContainsKey(name)).Order(StringComparer.Ordinal)],
        Mismatched =
        [
            .. state.Where(entry => tensors.TryGetValue(entry.Key, out StoredTensor? stored) && !Fits(stored, entry.Value))
                .Select(entry => new ShapeMismatch(entry.Key, tensors[entry.Key].Shape, [.. entry.Value.shape]))
                .OrderBy(mismatch => mismatch.Name, StringComparer.Ordinal),
        ],
        Unused = [.. tensors.Keys.Where(name => !state.ContainsKey(name)).Order(StringComparer.Ordinal)],
    };

    private static BallastException NothingFits(Network network, string path, ImmutableSortedDictionary<string, StoredTensor> tensors)
    {
        string inFile = Examples(tensors.Select(entry => (entry.Key, (IEnumerable<long>)entry.Value.Shape)));
        string wanted = Examples(network.Module.named_parameters().Select(entry => (entry.name, (IEnumerable<long>)entry.parameter.shape)));
        return new BallastException($"{path}: none of its {tensors.Count} tensors fits {network.Name} by name and shape. The file has {inFile}; the network needs {wanted}. Give weights of {network.Name}.");
    }

    private static string Examples(IEnumerable<(string Name, IEnumerable<long> Shape)> tensors) =>
        string.Join(", ", tensors.Take(3).Select(tensor => $"{tensor.Name} {TensorShape.Text(tensor.Shape)}")) + ", …";
}
