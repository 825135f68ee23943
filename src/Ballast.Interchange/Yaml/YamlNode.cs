using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>A value of a YAML file: a text, a list or a map; none of them for an alias.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record YamlNode(int Line, int Column)
{
    /// <summary>Its text, when it is one.</summary>
    public string? Text { get; init; }

    /// <summary>Its items, when it is a list.</summary>
    public ImmutableArray<YamlNode>? Items { get; init; }

    /// <summary>Its pairs in the order of the text, when it is a map; a key may stand twice.</summary>
    public ImmutableArray<(YamlNode Key, YamlNode Value)>? Pairs { get; init; }

    /// <summary>Whether it stands for no value at all, as in <c>test:</c> or <c>test: null</c>.</summary>
    public bool IsNothing => Text is "" or "~" or "null";
}
