namespace Ballast.Benchmarks;

/// <summary>Options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public Arguments(IEnumerable<string> words)
    {
        string[] all = [.. words];
        for (int i = 0; i + 1 < all.Length; i += 2) values[all[i]] = all[i + 1];
    }

    public string Text(string name, string? standard = null) => values.GetValueOrDefault(name) ?? standard ?? throw new ArgumentException($"{name} is missing.");

    public int Number(string name, int standard) => values.TryGetValue(name, out string? text) ? int.Parse(text) : standard;
}
