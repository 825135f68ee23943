namespace Ballast.Resampling;

/// <summary>A total divided into equal parts, exactly: parts differ by at most one, and the larger ones are spread over the order.</summary>
internal static class EvenShares
{
    public static int Of(int part, int total, int parts) => (int)((part + 1L) * total / parts - (long)part * total / parts);
}
