using Ballast.Core;

namespace Ballast.Training;

/// <summary>Finds the named tensors in what torch.save was given: a state dict, a checkpoint that holds one, or a whole module.</summary>
internal sealed class PyTorchStateDict
{
    private const int LargestDepth = 64;

    /// <summary>A module that stands in many places is visited in each: without a limit a small file could ask for endless work.</summary>
    private const int MostModules = 100_000;

    private static readonly string[] Holders = ["model_state_dict", "state_dict", "model"];

    private readonly string path;
    private readonly Dictionary<string, PickleObject> found = new(StringComparer.Ordinal);

    private int modules;

    private PyTorchStateDict(string path)
    {
        this.path = path;
    }

    /// <summary>The descriptions of the tensors by name.</summary>
    public static Dictionary<string, PickleObject> Find(object? root, string path)
    {
        PyTorchStateDict finder = new(path);
        if (!finder.TryFind(root, 0)) throw finder.Nothing(root);
        return finder.found;
    }

    private bool TryFind(object? root, int depth)
    {
        if (root is not PickleObject candidate || depth > Holders.Length) return false;
        foreach (string holder in Holders)
            if (TryFind(candidate.Find(holder), depth + 1))
                return true;
        AddTensors(candidate, "");
        if (found.Count == 0) AddModule(candidate, "", 0);
        return found.Count > 0;
    }

    private void AddTensors(PickleObject dictionary, string prefix)
    {
        foreach ((object? key, object? value) in dictionary.Entries)
            if (key is string name && PyTorchTensors.Describes(value) is { } tensor)
                found[prefix + name] = tensor;
    }

    private void AddModule(PickleObject module, string prefix, int depth)
    {
        if (depth > LargestDepth) throw new BallastException($"{path}: not a valid PyTorch file: modules are nested more than {LargestDepth} deep.");
        if (++modules > MostModules) throw new BallastException($"{path}: not a valid PyTorch file: it has more than {MostModules} modules.");
        if (module.State is not PickleObject state) return;
        if (state.Find("_parameters") is PickleObject parameters) AddTensors(parameters, prefix);
        if (state.Find("_buffers") is PickleObject buffers) AddTensors(buffers, prefix);
        if (state.Find("_modules") is not PickleObject children) return;
        foreach ((object? key, object? value) in children.Entries)
            if (key is string name && value is PickleObject child)
                AddModule(child, $"{prefix}{name}.", depth + 1);
    }

    private BallastException Nothing(object? root)
    {
        string[] keys = root is PickleObject holder ? [.. holder.Entries.Select(entry => entry.Key).OfType<string>().Take(8)] : [];
        string seen = keys.Length == 0 ? "" : $" It holds {string.Join(", ", keys)}.";
        return new BallastException($"{path}: holds no named tensors, neither at the top nor under {string.Join(", ", Holders)}.{seen} Save the weights with torch.save(model.state_dict(), path).");
    }
}
