using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>One operation of a graph.</summary>
internal sealed record OnnxNode(string Name, string Operation, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs)
{
    public ImmutableArray<OnnxAttribute> Attributes { get; init; } = [];
}
