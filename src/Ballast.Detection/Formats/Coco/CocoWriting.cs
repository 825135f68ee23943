using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Writes a COCO dataset.</summary>
internal static class CocoWriting
{
    internal static void Run(DetectionDataset dataset, string path, ImageTransfer transfer, CancellationToken cancellation)
    {
        WritableImages.Check(dataset, transfer);
        string[] names = OutputNames.Of(dataset.Images);
        NewDatasetFolder.Write(dataset, path, folder =>
        {
            foreach (SplitPart? part in WritableImages.Parts)
            {
                int[] images = [.. Enumerable.Range(0, names.Length).Where(i => dataset.Images[i].Part == part)];
                if (images.Length == 0) continue;
                folder.WriteText($"annotations/instances{(part is { } named ? "_" + PartWords.Of(named) : "")}.json", Document(dataset, images, names));
                foreach (int i in images)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (transfer == ImageTransfer.Copy) folder.Copy(dataset.Images[i].FullPath!, WritableImages.Folder("images", part) + names[i]);
                }
            }
        });
    }

    /// <summary>One file: images and annotations are numbered from 1, categories by label plus 1.</summary>
    private static string Document(DetectionDataset dataset, int[] images, string[] names)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("images");
            for (int i = 0; i < images.Length; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("id", i + 1);
                json.WriteString("file_name", names[images[i]]);
                json.WriteNumber("width", dataset.Images[images[i]].WidthPixels);
                json.WriteNumber("height", dataset.Images[images[i]].HeightPixels);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("annotations");
            int id = 0;
            for (int i = 0; i < images.Length; i++)
                foreach (Annotation annotation in dataset.Images[images[i]].Annotations)
                    Write(json, annotation, ++id, i + 1);
            json.WriteEndArray();
            json.WriteStartArray("categories");
            for (int label = 0; label < dataset.Classes.Count; label++)
            {
                json.WriteStartObject();
                json.WriteNumber("id", label + 1);
                json.WriteString("name", dataset.Classes[label]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Annotation annotation, int id, int image)
    {
        PixelBox box = annotation.Box;
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteNumber("image_id", image);
        json.WriteNumber("category_id", annotation.Label + 1);
        json.WriteStartArray("bbox");
        foreach (double value in (ReadOnlySpan<double>)[box.X, box.Y, box.Width, box.Height]) json.WriteNumberValue(value);
        json.WriteEndArray();
        json.WriteNumber("area", annotation.Polygon.Length >= 3 ? AreaOf(annotation) : box.Area);
        json.WriteStartArray("segmentation");
        if (annotation.Polygon.Length >= 3)
        {
            json.WriteStartArray();
            foreach ((double x, double y) in annotation.Polygon)
            {
                json.WriteNumberValue(x);
                json.WriteNumberValue(y);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumber("iscrowd", annotation.IsCrowd ? 1 : 0);
        json.WriteEndObject();
    }

    /// <summary>The area that an outline encloses (the shoelace formula).</summary>
    private static double AreaOf(Annotation annotation)
    {
        double twice = 0;
        for (int i = 0; i < annotation.Polygon.Length; i++)
        {
            (double x1, double y1) = annotation.Polygon[i];
            (double x2, double y2) = annotation.Polygon[(i + 1) % annotation.Polygon.Length];
            twice += x1 * y2 - x2 * y1;
        }

        return Math.Abs(twice) / 2;
    }
}
