using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>A value of a YAML file: a text, a list or a map; none of them for an alias.</summary>
internal sealed record YamlNode(int Line, int Column)
{
    internal string? Text { get; init; }

    internal ImmutableArray<YamlNode>? Items { get; init; }

    internal ImmutableArray<(YamlNode Key, YamlNode Value)>? Pairs { get; init; }

    /// <summary>Whether it stands for no value at all, as in <c>test:</c> or <c>test: null</c>.</summary>
    internal bool IsNothing => Text is "" or "~" or "null";
}
