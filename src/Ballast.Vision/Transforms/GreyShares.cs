namespace Ballast.Vision;

/// <summary>How much each channel counts in torchvision's grey.</summary>
internal static class GreyShares
{
    internal const float Red = 0.2989f, Green = 0.587f, Blue = 0.114f;
}
