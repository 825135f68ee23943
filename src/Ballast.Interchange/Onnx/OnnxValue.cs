using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>An input or output of a graph: [n, …] with any number of rows, which the file calls <c>batch</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">The type of its numbers.</param>
/// <param name="RowShape">The lengths of the dimensions after the first.</param>
internal sealed record OnnxValue(string Name, OnnxElement Element, ImmutableArray<long> RowShape);
