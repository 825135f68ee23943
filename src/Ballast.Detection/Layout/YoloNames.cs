using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ballast.Detection;

/// <summary>The class names that the YAML file of a YOLO folder declares; nothing else in it is looked at.</summary>
internal static class YoloNames
{
    private const long LargestBytes = 4 << 20;
    internal const int MostClasses = 100_000;

    private static readonly ImmutableArray<string> FileNames = ["dataset.yaml", "data.yaml", "dataset.yml", "data.yml"];

    /// <summary>The names in the order of their labels; empty where no file declares any.</summary>
    /// <exception cref="BallastException">The file is no YAML, or its names are malformed.</exception>
    internal static ImmutableArray<string> Read(string root)
    {
        string? path = FileNames.Select(name => Path.Join(root, name)).FirstOrDefault(File.Exists);
        if (path is null) return [];
        FolderBounds.RequireInside(root, path);
        try
        {
            if (new FileInfo(path) is { Length: > LargestBytes } large) throw new BallastException($"{path}: the file has {large.Length} bytes; a dataset's YAML has at most {LargestBytes}.");
            using var reader = new StreamReader(path);
            return NamesIn(new Parser(reader), path);
        }
        catch (YamlException cause)
        {
            throw new BallastException($"{path}:{cause.Start.Line}:{cause.Start.Column}: is no YAML: {cause.Message} Mend the file.", innerException: cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    private static ImmutableArray<string> NamesIn(Parser events, string path)
    {
        int depth = 0;
        // Keys and values of the outer mapping take turns, whatever is nested in them.
        bool key = true;
        while (events.MoveNext())
        {
            switch (events.Current)
            {
                case Scalar { Value: "names" } when depth == 1 && key:
                    events.MoveNext();
                    return Names(events, path);
                case Scalar or AnchorAlias when depth == 1:
                    key = !key;
                    break;
                case MappingStart or SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    if (depth == 1) key = !key;
                    break;
                default:
                    break;
            }
        }

        return [];
    }

    private static ImmutableArray<string> Names(Parser events, string path)
    {
        var names = new SortedDictionary<int, string>();
        bool mapping = events.Current is MappingStart;
        if (!mapping && events.Current is not SequenceStart) throw Malformed(events, path);
        for (events.MoveNext(); events.Current is not (MappingEnd or SequenceEnd); events.MoveNext())
        {
            int label = names.Count;
            if (mapping)
            {
                if (events.Current is not Scalar number || !int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out label)) throw Malformed(events, path);
                events.MoveNext();
            }

            if (events.Current is not Scalar { Value.Length: > 0 } name || names.Count >= MostClasses || !names.TryAdd(label, name.Value)) throw Malformed(events, path);
        }

        if (names.Count > 0 && names.Keys.Last() != names.Count - 1) throw Malformed(events, path);
        return [.. names.Values];
    }

    private static BallastException Malformed(Parser events, string path) =>
        new($"{path}:{events.Current!.Start.Line}:{events.Current.Start.Column}: 'names' must be a list of names, or a map from 0, 1, 2 … to names.");
}
