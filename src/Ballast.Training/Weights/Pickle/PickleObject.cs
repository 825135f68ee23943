namespace Ballast.Training;

/// <summary>
/// A value with parts: a list, a dictionary, a set, or what calling something would have made. Nothing is called: what was to be called and the
/// parts are kept for whoever knows the name.
/// </summary>
internal sealed class PickleObject
{
    /// <summary>What Python would have called; null for a list, a dictionary or a set.</summary>
    public object? Callable { get; init; }

    /// <summary>The arguments of the call.</summary>
    public object?[] Arguments { get; init; } = [];

    /// <summary>The state set afterwards; null when there is none.</summary>
    public object? State { get; set; }

    /// <summary>The elements of a list or set.</summary>
    public List<object?> Elements { get; } = [];

    /// <summary>The entries of a dictionary, in the order in which they were set.</summary>
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    /// <summary>The entry with a text as key; null when there is none.</summary>
    public object? Find(string key)
    {
        for (int i = Entries.Count - 1; i >= 0; i--)
            if (Entries[i].Key is string name && name == key)
                return Entries[i].Value;
        return null;
    }
}
