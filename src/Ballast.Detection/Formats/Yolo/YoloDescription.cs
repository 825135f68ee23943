using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Interchange;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What a YOLO <c>data.yaml</c> says.</summary>
internal sealed record YoloDescription
{
    private const int MostClasses = 100_000;
    private const long LongestBytes = 4 << 20;

    /// <summary>The key <c>path</c>; null where it is absent.</summary>
    internal YamlNode? Path { get; private init; }

    /// <summary>The entries of the parts, in the order of the parts.</summary>
    internal required ImmutableArray<(SplitPart Part, YamlNode Entry)> Entries { get; init; }

    internal required ClassNames Classes { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BallastException">The file is no such description.</exception>
    internal static YoloDescription Read(string file)
    {
        YamlNode map = YamlDocument.ParseMap(SourceText.Read(file, LongestBytes), file)
            ?? throw new BallastException($"{file}: does not hold a YAML map. It needs lines such as 'train: images/train' and 'names: [cat, dog]'.");
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in map.Pairs!.Value)
            if (key.Text is { } name && !values.TryAdd(name, value))
                throw new BallastException($"{file}:{key.Line}:{key.Column}: the key '{name}' stands twice. Remove one of them.");
        return new YoloDescription
        {
            Path = values.GetValueOrDefault("path") is { IsNothing: false } path ? path : null,
            Entries =
            [
                .. Entry(values, file, SplitPart.Train, "train"),
                .. Entry(values, file, SplitPart.Validation, "val", "valid", "validation"),
                .. Entry(values, file, SplitPart.Test, "test"),
            ],
            Classes = ClassesOf(values, file),
        };
    }

    private static IEnumerable<(SplitPart, YamlNode)> Entry(Dictionary<string, YamlNode> values, string file, SplitPart part, params string[] keys)
    {
        string[] present = [.. keys.Where(values.ContainsKey)];
        if (present.Length > 1)
            throw new BallastException($"{file}:{values[present[1]].Line}:{values[present[1]].Column}: '{present[0]}' and '{present[1]}' name the same part. Remove one of them.");
        if (present.Length == 0) yield break;
        YamlNode entry = values[present[0]];
        foreach (YamlNode item in entry.Items ?? [entry])
        {
            if (item.Text is null) throw new BallastException($"{file}:{item.Line}:{item.Column}: '{present[0]}' is neither a path nor a list of paths. Name a folder of images or a .txt list of them.");
            if (!item.IsNothing) yield return (part, item);
        }
    }

    private static ClassNames ClassesOf(Dictionary<string, YamlNode> values, string file)
    {
        int? count = values.TryGetValue("nc", out YamlNode? nc) && !nc.IsNothing ? Count(nc, file) : null;
        if (!values.TryGetValue("names", out YamlNode? names) || names.IsNothing)
        {
            if (count is null) throw new BallastException($"{file}: names no classes. Add 'names' with a list of them.");
            return ClassNames.InGivenOrder(Enumerable.Range(0, count.Value).Select(label => label.ToString(CultureInfo.InvariantCulture)));
        }

        string[] list = names.Pairs is { } pairs ? Numbered(pairs, file) : [.. (names.Items ?? [names]).Select(item => NameOf(item, file))];
        if (count is { } expected && expected != list.Length)
            throw new BallastException($"{file}:{nc!.Line}:{nc.Column}: 'nc' says {expected} classes, but 'names' lists {list.Length}. Make them agree.");
        if (list.Length == 0) throw new BallastException($"{file}:{names.Line}:{names.Column}: 'names' is empty. List the classes.");
        string? twice = list.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new BallastException($"{file}:{names.Line}:{names.Column}: the class '{twice}' stands twice in 'names'. Give each class a name of its own.");
        return ClassNames.InGivenOrder(list);
    }

    private static int Count(YamlNode node, string file) =>
        int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= MostClasses
            ? count
            : throw new BallastException($"{file}:{node.Line}:{node.Column}: 'nc' is '{node.Text}'; it is the number of classes, 1 … {MostClasses}.");

    private static string NameOf(YamlNode node, string file) =>
        string.IsNullOrWhiteSpace(node.Text) ? throw new BallastException($"{file}:{node.Line}:{node.Column}: a class in 'names' has no name. Give it one.") : node.Text.Trim();

    private static string[] Numbered(ImmutableArray<(YamlNode Key, YamlNode Value)> pairs, string file)
    {
        string?[] list = new string?[pairs.Length];
        foreach ((YamlNode key, YamlNode value) in pairs)
        {
            if (!int.TryParse(key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int label) || label >= list.Length || list[label] is not null)
                throw new BallastException($"{file}:{key.Line}:{key.Column}: the label '{key.Text}' in 'names' is not one of 0 … {list.Length - 1}, each once. Number the classes from 0 without gaps.");
            list[label] = NameOf(value, file);
        }

        return list!;
    }
}
