using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>Constant numbers of a graph, little-endian, the last dimension fastest.</summary>
internal sealed record OnnxTensor(string Name, OnnxElement Element, ImmutableArray<long> Shape, ReadOnlyMemory<byte> Bytes);
