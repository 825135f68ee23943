using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>Makes a column from its bytes and the bits of what is not null; setting values one by one takes far longer.</summary>
internal delegate DataFrameColumn FrameColumnFactory(string name, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> valid, int rows);
