namespace Ballast.MachineLearning;

/// <summary>Reads the values of a column in the row that a cursor stands on.</summary>
/// <param name="target">Where the values go; as long as the column is wide.</param>
/// <param name="row">The row, for messages.</param>
internal delegate void ReadRow<T>(Span<T> target, int row);
