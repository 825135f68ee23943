namespace Ballast.Resampling;

/// <summary>The numbers in which a search finds candidates.</summary>
internal enum ScreenKind
{
    Floats,
    Bytes,
}
