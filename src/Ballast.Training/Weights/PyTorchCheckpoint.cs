using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>Reads the weights in a .pt or .pth file of PyTorch 1.6 or later. Nothing in the file is ever executed.</summary>
/// <remarks>
/// The pickle in the file is read as inert data by a closed set of instructions; classes and functions it names stay names. Sizes, offsets and
/// strides are checked against the bytes that are there before memory is taken. Compressed archives, TorchScript programs and the format before 1.6 are refused.
/// </remarks>
public static class PyTorchCheckpoint
{
    /// <summary>Reads the named tensors of a state dict, of a checkpoint that holds one under <c>model_state_dict</c>, <c>state_dict</c> or <c>model</c>, or of a whole module.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by name, in ordinal order.</returns>
    /// <exception cref="BallastException">The file cannot be read, is of another kind, or holds no named tensors; the message says which.</exception>
    public static ImmutableSortedDictionary<string, StoredTensor> Load(string path)
    {
        using FileStream file = WeightFile.Open(path);
        return WeightFile.Guard(path, () => Read(file, path));
    }

    internal static ImmutableSortedDictionary<string, StoredTensor> Read(Stream stream, string path)
    {
        switch (WeightFormats.Detect(stream))
        {
            case WeightFormat.PyTorch:
                break;
            case WeightFormat.LegacyPyTorch:
                throw new BallastException($"{path}: is in the format of PyTorch before 1.6, which is not read here. Load it in Python with torch.load and save it again with torch.save, or convert it to safetensors.");
            default:
                throw new BallastException($"{path}: not a PyTorch file: it does not begin like a zip archive.");
        }

        using PyTorchArchive archive = PyTorchArchive.Open(stream, path);
        Dictionary<string, PickleObject> described = PyTorchStateDict.Find(PickleReader.Read(archive.Pickle(), path), path);
        PyTorchTensors tensors = new(archive, path);
        return described.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => tensors.Read(entry.Key, entry.Value), StringComparer.Ordinal);
    }
}
