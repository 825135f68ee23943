using Ballast.Core;

namespace Ballast.Reporting;

/// <summary>An image inside the page.</summary>
internal static class DataUri
{
    internal static Html Of(ReadOnlySpan<byte> image)
    {
        string type = image.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "png"
            : image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpeg"
            : throw new BallastException("An example image is neither PNG nor JPEG. Encode it as one of the two before it goes into a report.");
        return Html.Trusted($"data:image/{type};base64,{Convert.ToBase64String(image)}");
    }
}
