using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>What a header says about one tensor; the offsets count from the first byte after the header.</summary>
internal sealed record SafeTensorsEntry(string Name, TensorType Type, ImmutableArray<long> Shape, long Begin, long End);
