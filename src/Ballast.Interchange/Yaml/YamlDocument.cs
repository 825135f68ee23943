using System.Collections.Immutable;
using Ballast.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ballast.Interchange;

/// <summary>Reads the first document of a YAML text event by event: depth and length are bounded, aliases are never followed.</summary>
public sealed class YamlDocument
{
    private const int Deepest = 16;

    private readonly string path;
    private readonly Parser parser;

    private YamlDocument(string text, string path)
    {
        this.path = path;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text whose document is a map; null when it is something else, or empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <exception cref="BallastException">It is not YAML, or nested deeper than any settings are.</exception>
    public static YamlNode? ParseMap(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        YamlNode? node = new YamlDocument(text, path).First();
        return node?.Pairs is null ? null : node;
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
        if (depth > Deepest) throw new BallastException($"{path}:{line}:{column}: lists and maps are nested more than {Deepest} deep. No such file has need of that.");
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
