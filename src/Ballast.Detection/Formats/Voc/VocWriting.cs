using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Writes a Pascal VOC dataset.</summary>
internal static class VocWriting
{
    internal static void Run(DetectionDataset dataset, string path, VocOptions options, CancellationToken cancellation)
    {
        WritableImages.Check(dataset, options.Images);
        CheckNames(dataset);
        // One folder holds the images of all parts, so names must differ over all of them.
        string[] names = OutputNames.Of([.. dataset.Images.Select(image => image with { Part = null })]);
        NewDatasetFolder.Write(dataset, path, folder =>
        {
            for (int i = 0; i < names.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (options.Images == ImageTransfer.Copy) folder.Copy(dataset.Images[i].FullPath!, "JPEGImages/" + names[i]);
                folder.WriteText($"Annotations/{Path.GetFileNameWithoutExtension(names[i])}.xml", Document(dataset, dataset.Images[i], names[i], options));
            }

            foreach (SplitPart part in WritableImages.Parts.OfType<SplitPart>())
            {
                string[] stems = [.. Enumerable.Range(0, names.Length).Where(i => dataset.Images[i].Part == part).Select(i => Path.GetFileNameWithoutExtension(names[i]))];
                if (stems.Length > 0) folder.WriteText($"ImageSets/Main/{PartWords.Of(part)}.txt", string.Join('\n', stems) + "\n");
            }
        });
    }

    private static void CheckNames(DetectionDataset dataset)
    {
        foreach (string name in dataset.Classes)
            if (!name.All(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)) || name != name.Trim())
                throw new BallastException($"The class '{name}' has letters or outer blanks that XML does not keep. Rename the class.");
    }

    private static string Document(DetectionDataset dataset, DetectionImage image, string name, VocOptions options)
    {
        var root = new XElement("annotation",
            new XElement("folder", "JPEGImages"),
            new XElement("filename", name),
            new XElement("size", new XElement("width", image.WidthPixels), new XElement("height", image.HeightPixels), new XElement("depth", 3)),
            new XElement("segmented", 0),
            image.Annotations.Select(annotation => new XElement("object",
                new XElement("name", dataset.Classes[annotation.Label]),
                new XElement("pose", "Unspecified"),
                new XElement("truncated", annotation.IsTruncated ? 1 : 0),
                new XElement("difficult", annotation.IsDifficult ? 1 : 0),
                Box(annotation.Box, options))));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" })) root.WriteTo(writer);
        return text.Append('\n').ToString();
    }

    private static XElement Box(PixelBox box, VocOptions options)
    {
        (double left, double right) = Edges(box.X, box.Right, options.Numbers);
        (double top, double bottom) = Edges(box.Y, box.Bottom, options.Numbers);
        double before = options.Corners == VocCorners.FirstAndLastPixel ? 1 : 0;
        return new XElement("bndbox", Number("xmin", left + before), Number("ymin", top + before), Number("xmax", right), Number("ymax", bottom));
    }

    private static (double From, double To) Edges(double from, double to, VocNumbers numbers)
    {
        if (numbers == VocNumbers.Exact) return (from, to);
        double first = Math.Round(from, MidpointRounding.AwayFromZero), last = Math.Round(to, MidpointRounding.AwayFromZero);
        return first == last && from < to ? (Math.Floor(from), Math.Floor(from) + 1) : (first, last);
    }

    private static XElement Number(string name, double value) => new(name, value.ToString("R", CultureInfo.InvariantCulture));
}
