using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Finds the image that an annotation file speaks of, wherever the dataset keeps its images.</summary>
internal sealed class ImageLookup(DatasetFiles files)
{
    /// <summary>
    /// The image: beside the file that names it; else the one whose path ends with the name; of several the one below a folder named for the part. Null with a finding where there is none
    /// or no single one.
    /// </summary>
    internal WalkedFile? Find(string name, SplitPart? part, SourcePlace place, List<DetectionFinding> findings)
    {
        int slash = place.File.LastIndexOf('/');
        SaidPath said = SaidPath.Of(name, slash < 0 ? "" : place.File[..slash], files.Root, file => EndingWith(file, part) is not null);
        if (said.LedOut)
        {
            findings.Add(place.Finding(DetectionFindingKind.OutsideFolder, said.File is null
                ? $"'{name}' leads out of the dataset's folder and was not followed."
                : $"'{name}' leads out of the dataset's folder; '{EndingWith(said.File, part)!.Value.File}' within it was taken."));
        }

        if (said.File is not { Length: > 0 } file) return null;
        if (!said.LedOut && files.Find(file) is { } beside && DatasetFiles.IsImage(beside)) return beside;
        string end = said.LedOut ? file : string.Join('/', name.Replace('\\', '/').Split('/').Where(piece => piece is not "" and not "." and not ".."));
        if (EndingWith(end, part) is { } found) return found;
        int many = files.ImagesNamed(end[(end.LastIndexOf('/') + 1)..]).Count(image => Ends(image, end));
        findings.Add(place.Finding(DetectionFindingKind.MissingImage, many == 0 ? $"There is no image '{name}'; what is said of it was left out." : $"{many} images end with '{name}' and none is in the right part; what is said of it was left out."));
        return null;
    }

    private WalkedFile? EndingWith(string end, SplitPart? part)
    {
        WalkedFile[] all = [.. files.ImagesNamed(end[(end.LastIndexOf('/') + 1)..]).Where(image => Ends(image, end))];
        if (all.Length == 1) return all[0];
        WalkedFile[] inPart = [.. all.Where(image => part is not null && image.File.LastIndexOf('/') is var cut and >= 0 && PartWords.InPath(image.File[..cut]) == part)];
        return inPart.Length == 1 ? inPart[0] : null;
    }

    private static bool Ends(WalkedFile image, string end) => image.File == end || image.File.EndsWith("/" + end, StringComparison.Ordinal);
}
