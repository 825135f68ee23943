namespace Ballast.Tables;

/// <summary>How a table is stored in a file.</summary>
public enum TableFormat
{
    /// <summary>Text, cells separated by commas or semicolons: <c>.csv</c>, <c>.csv.gz</c>.</summary>
    Csv,

    /// <summary>Text, cells separated by tabs: <c>.tsv</c>, <c>.tsv.gz</c>.</summary>
    Tsv,

    /// <summary>Apache Parquet: <c>.parquet</c>.</summary>
    Parquet,

    /// <summary>NumPy's array file: <c>.npy</c>.</summary>
    Npy,
}
