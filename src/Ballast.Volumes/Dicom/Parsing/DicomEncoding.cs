namespace Ballast.Volumes;

/// <summary>How the elements of a data set are written.</summary>
/// <param name="IsExplicit">Whether every element names the kind of its value.</param>
/// <param name="IsBigEndian">Whether the high byte of a number comes first.</param>
internal readonly record struct DicomEncoding(bool IsExplicit, bool IsBigEndian)
{
    internal static readonly DicomEncoding ExplicitLittle = new(true, false);
    internal static readonly DicomEncoding ImplicitLittle = new(false, false);
}
