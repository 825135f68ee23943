using System.Collections.Immutable;
using Ballast.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ballast.Detection;

/// <summary>Reads the first document of a YAML file event by event: depth and length are bounded, aliases are never followed.</summary>
internal sealed class YamlDocument
{
    private const int Deepest = 16;
    private const long LongestBytes = 4 << 20;

    private readonly string path;
    private readonly Parser parser;

    private YamlDocument(string text, string path)
    {
        this.path = path;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file whose document is a map.</summary>
    /// <exception cref="BallastException">The file cannot be read, or is no such YAML.</exception>
    internal static YamlNode ReadMap(string path)
    {
        string text = SourceText.Read(path, LongestBytes);
        YamlNode? node = new YamlDocument(text, path).First();
        if (node?.Pairs is null) throw new BallastException($"{path}: does not hold a YAML map. It needs lines such as 'train: images/train' and 'names: [cat, dog]'.");
        return node;
    }

    private YamlNode? First()
    {
        try
        {
            while (parser.MoveNext())
                if (parser.Current is not (StreamStart or DocumentStart or StreamEnd or DocumentEnd))
                    return Node(1);
            return null;
        }
        catch (YamlException cause)
        {
            throw new BallastException($"{path}:{cause.Start.Line}:{cause.Start.Column}: is not YAML: {Sentence(cause.Message)} Correct the line.", innerException: cause);
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new BallastException($"{path}: is not YAML. Correct the file.", innerException: cause);
        }
    }

    private YamlNode Node(int depth)
    {
        ParsingEvent at = parser.Current!;
        int line = (int)at.Start.Line, column = (int)at.Start.Column;
        if (depth > Deepest) throw new BallastException($"{path}:{line}:{column}: lists and maps are nested more than {Deepest} deep. A dataset file has no need of that.");
        return at switch
        {
            Scalar scalar => new YamlNode(line, column) { Text = scalar.Value },
            SequenceStart => new YamlNode(line, column) { Items = Items(depth) },
            MappingStart => new YamlNode(line, column) { Pairs = Pairs(depth) },
            _ => new YamlNode(line, column),
        };
    }

    private ImmutableArray<YamlNode> Items(int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Next() is not SequenceEnd) items.Add(Node(depth + 1));
        return items.ToImmutable();
    }

    private ImmutableArray<(YamlNode Key, YamlNode Value)> Pairs(int depth)
    {
        ImmutableArray<(YamlNode, YamlNode)>.Builder pairs = ImmutableArray.CreateBuilder<(YamlNode, YamlNode)>();
        while (Next() is not MappingEnd)
        {
            YamlNode key = Node(depth + 1);
            Next();
            pairs.Add((key, Node(depth + 1)));
        }

        return pairs.ToImmutable();
    }

    private ParsingEvent Next() => parser.MoveNext() ? parser.Current! : throw new BallastException($"{path}: the YAML ends in the middle of a list or map. Correct the file.");

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}
