using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Writes a YOLO dataset.</summary>
internal static class YoloWriting
{
    internal static void Run(DetectionDataset dataset, string path, YoloWriteOptions options, CancellationToken cancellation)
    {
        WritableImages.Check(dataset, options.Images);
        string[] names = OutputNames.Of(dataset.Images);
        NewDatasetFolder.Write(dataset, path, folder =>
        {
            for (int i = 0; i < names.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                DetectionImage image = dataset.Images[i];
                if (options.Images == ImageTransfer.Copy) folder.Copy(image.FullPath!, WritableImages.Folder("images", image.Part) + names[i]);
                folder.WriteText(WritableImages.Folder("labels", image.Part) + Path.GetFileNameWithoutExtension(names[i]) + ".txt", Labels(image, options.Shape));
            }

            foreach (SplitPart? part in WritableImages.Parts.Where(part => dataset.Images.Any(image => image.Part == part))) folder.MakeFolder(WritableImages.Folder("images", part));
            folder.WriteText("data.yaml", Description(dataset));
        });
    }

    /// <summary>The lines of one label file: <c>class x y width height</c> as shares of the image with six decimals, or <c>class x1 y1 x2 y2 …</c>.</summary>
    internal static string Labels(DetectionImage image, YoloShape shape)
    {
        var text = new StringBuilder();
        foreach (Annotation annotation in image.Annotations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{annotation.Label}");
            PixelBox box = annotation.Box;
            if (shape == YoloShape.Boxes)
            {
                Number(text, (box.X + box.Width / 2) / image.WidthPixels);
                Number(text, (box.Y + box.Height / 2) / image.HeightPixels);
                Side(text, box.Width / image.WidthPixels);
                Side(text, box.Height / image.HeightPixels);
            }
            else
            {
                foreach ((double x, double y) in Outline(annotation))
                {
                    Number(text, x / image.WidthPixels);
                    Number(text, y / image.HeightPixels);
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The description: its <c>path</c> is '.', so that the folder can be moved.</summary>
    internal static string Description(DetectionDataset dataset)
    {
        var text = new StringBuilder("path: .\n");
        bool parts = dataset.Images.Any(image => image.Part is not null);
        text.Append(CultureInfo.InvariantCulture, $"train: {Entry(SplitPart.Train)}\nval: {Entry(SplitPart.Validation)}\n");
        if (Has(SplitPart.Test)) text.Append(CultureInfo.InvariantCulture, $"test: {Entry(SplitPart.Test)}\n");
        text.Append(CultureInfo.InvariantCulture, $"\nnc: {dataset.Classes.Count}\nnames:\n");
        for (int label = 0; label < dataset.Classes.Count; label++) text.Append(CultureInfo.InvariantCulture, $"  {label}: {Quoted(dataset.Classes[label])}\n");
        return text.ToString();

        bool Has(SplitPart part) => dataset.Images.Any(image => image.Part == part);

        string Entry(SplitPart part) => Has(part) ? "images/" + PartWords.Of(part) : parts || part != SplitPart.Train ? "" : "images";
    }

    private static void Number(StringBuilder text, double value) => text.Append(CultureInfo.InvariantCulture, $" {value:F6}");

    /// <summary>A side that six decimals would round to nothing keeps the smallest that they hold: the box is still a box when it is read.</summary>
    private static void Side(StringBuilder text, double value) => Number(text, value > 0 ? Math.Max(value, 1e-6) : value);

    private static ImmutableArray<(double X, double Y)> Outline(Annotation annotation)
    {
        PixelBox box = annotation.Box;
        return annotation.Polygon.Length >= 3 ? annotation.Polygon : [(box.X, box.Y), (box.Right, box.Y), (box.Right, box.Bottom), (box.X, box.Bottom)];
    }

    /// <summary>A YAML text in double quotes: no name can be taken for a number, a truth value or a new line.</summary>
    private static string Quoted(string name)
    {
        if (name.Length > 0 && name.All(letter => char.IsAsciiLetter(letter) || letter is '_' or '-' or ' ') && char.IsAsciiLetter(name[0]) && char.IsAsciiLetter(name[^1])
            && name.ToUpperInvariant() is not ("Y" or "N" or "YES" or "NO" or "TRUE" or "FALSE" or "ON" or "OFF" or "NULL"))
            return name;
        var text = new StringBuilder("\"");
        foreach (char letter in name)
        {
            if (letter is '"' or '\\') text.Append('\\').Append(letter);
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF') text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else text.Append(letter);
        }

        return text.Append('"').ToString();
    }
}
