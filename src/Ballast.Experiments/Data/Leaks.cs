using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Says what a leak between parts is, in one line.</summary>
internal static class Leaks
{
    private const int Named = 5;

    public static string? Explain(ImageDataset dataset, Leakage leakage)
    {
        if (leakage.IsClean) return null;
        return "";
    }
}
