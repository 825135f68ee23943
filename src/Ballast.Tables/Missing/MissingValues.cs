namespace Ballast.Tables;

/// <summary>What to do with missing values: empty cells, NA, N/A, NaN, null and ? in text, nulls and NaN elsewhere.</summary>
public enum MissingValues
{
    /// <summary>Say where they are, and stop.</summary>
    Refuse,

    /// <summary>Leave out the rows that have any.</summary>
    Drop,

    /// <summary>Fill in the mean of the column; in a column of categories, the most frequent.</summary>
    Mean,

    /// <summary>Fill in the median of the column; in a column of categories, the most frequent.</summary>
    Median,

    /// <summary>Fill in the most frequent value of the column, the smallest of several.</summary>
    MostFrequent,
}
