using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The sizes of images, from their headers.</summary>
internal static class SizedImages
{
    /// <summary>The size of one image; null with a finding where its header cannot be read.</summary>
    internal static (int WidthPixels, int HeightPixels)? Of(WalkedFile image, List<DetectionFinding> findings)
    {
        try
        {
            return DicomImage.IsNamed(image.Name) ? DicomImage.SizeOf(image.FullPath) : ImageHeader.SizeOf(image.FullPath);
        }
        catch (BallastException cause)
        {
            findings.Add(new DetectionFinding(image.File, null, DetectionFindingKind.Unreadable, cause.Message + " The image was left out."));
            return null;
        }
        catch (Exception cause) when (cause is ImageDefectException or IOException or UnauthorizedAccessException)
        {
            string why = cause is ImageDefectException ? cause.Message : "The file cannot be opened: " + cause.Message;
            findings.Add(new DetectionFinding(image.File, null, DetectionFindingKind.Unreadable, why + " The image was left out."));
            return null;
        }
    }
}
