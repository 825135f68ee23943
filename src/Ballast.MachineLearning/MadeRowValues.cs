namespace Ballast.MachineLearning;

/// <summary>What a made row holds in a column that is neither a feature nor the label. Rows that were there before always keep their values.</summary>
public enum MadeRowValues
{
    /// <summary>
    /// A missing value: null in a data frame; in a data view NaN, an empty text, a missing key, and zero for a type that has no missing value.
    /// </summary>
    Missing,

    /// <summary>The value of the row it was made from.</summary>
    OfBaseRow,

    /// <summary>Nothing: a made row beside such a column is refused.</summary>
    Refused,
}
