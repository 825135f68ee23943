namespace Ballast.Tables;

/// <summary>What becomes of a made value with a fraction in a column of whole numbers.</summary>
public enum FractionPolicy
{
    /// <summary>It is written as it is, with a warning.</summary>
    Keep,

    /// <summary>It is rounded to the nearest whole number, halves to even.</summary>
    Round,
}
