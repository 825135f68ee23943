using System.Text.Json;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads the images, categories and annotations of a COCO file.</summary>
internal ref struct CocoReader
{
    private readonly string path;
    private readonly string file;
    private readonly CocoDocument document = new();
    private JsonCursor json;

    private CocoReader(ReadOnlySpan<byte> bytes, string path, string file)
    {
        json = new JsonCursor(bytes);
        this.path = path;
        this.file = file;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="file">What it is called in findings.</param>
    /// <exception cref="BallastException">It cannot be read, or is no such JSON.</exception>
    internal static CocoDocument Read(string path, string file)
    {
        using FileBytes bytes = FileBytes.Read(path);
        return Parse(bytes.Span, path, file);
    }

    internal static CocoDocument Parse(ReadOnlySpan<byte> bytes, string path, string file)
    {
        var reader = new CocoReader(bytes, path, file);
        try
        {
            reader.Document();
        }
        catch (JsonException cause)
        {
            throw new BallastException($"{path}:{cause.LineNumber + 1}:{cause.BytePositionInLine + 1}: is not JSON, or is nested too deep. Correct the file or export it again.", innerException: cause);
        }
        catch (InvalidOperationException cause)
        {
            // A text with half of a surrogate pair is JSON by its grammar, but no text.
            throw new BallastException($"{path}: holds text that is not Unicode. Export the file again.", innerException: cause);
        }

        return reader.document;
    }

    private void Document()
    {
        if (!json.Next() || json.Token != JsonTokenType.StartObject) throw json.Wrong(path, "a COCO file is a JSON object with 'images', 'annotations' and 'categories'.");
        bool images = false, categories = false;
        while (json.Next() && json.Token == JsonTokenType.PropertyName)
        {
            if (json.IsNamed("images"u8))
            {
                images = true;
                Entries("images");
            }
            else if (json.IsNamed("categories"u8))
            {
                categories = true;
                Entries("categories");
            }
            else if (json.IsNamed("annotations"u8))
            {
                Entries("annotations");
            }
            else
            {
                json.Skip();
            }
        }

        while (json.Next()) json.Skip();
        if (!images || !categories) throw new BallastException($"{path}: has no '{(images ? "categories" : "images")}'. A COCO file has 'images', 'annotations' and 'categories'.");
    }

    private void Entries(string list)
    {
        json.Next();
        if (json.Token != JsonTokenType.StartArray) throw json.Wrong(path, $"'{list}' is not a list.");
        while (json.Next() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token != JsonTokenType.StartObject)
            {
                Malformed(list, "is not an object");
                json.Skip();
            }
            else if (list == "images")
            {
                Image();
            }
            else if (list == "categories")
            {
                Category();
            }
            else
            {
                Object();
            }
        }
    }

    private void Image()
    {
        string? id = null, name = null;
        double? width = null, height = null;
        while (NextProperty())
        {
            if (json.IsNamed("id"u8) && json.Next()) id = json.Text();
            else if (json.IsNamed("file_name"u8) && json.Next()) name = json.Text();
            else if (json.IsNamed("width"u8) && json.Next()) width = json.Number();
            else if (json.IsNamed("height"u8) && json.Next()) height = json.Number();
            else json.Skip();
        }

        if (id is null || string.IsNullOrWhiteSpace(name)) Malformed("images", "has no 'id' or no 'file_name'");
        else document.Images.Add(new CocoImage(json.Line, id, name, width is { } w && height is { } h ? (w, h) : null));
    }

    private void Category()
    {
        string? id = null, name = null;
        while (NextProperty())
        {
            if (json.IsNamed("id"u8) && json.Next()) id = json.Text();
            else if (json.IsNamed("name"u8) && json.Next()) name = json.Text();
            else json.Skip();
        }

        if (id is null || string.IsNullOrWhiteSpace(name)) Malformed("categories", "has no 'id' or no 'name'");
        else document.Categories.Add(new CocoCategory(json.Line, id, name.Trim()));
    }

    private void Object()
    {
        string? image = null, category = null;
        double[]? box = null;
        var polygons = new List<double[]>();
        bool crowd = false, boxGiven = false;
        while (NextProperty())
        {
            if (json.IsNamed("image_id"u8) && json.Next())
            {
                image = json.Text();
            }
            else if (json.IsNamed("category_id"u8) && json.Next())
            {
                category = json.Text();
            }
            else if (json.IsNamed("iscrowd"u8) && json.Next())
            {
                crowd = json.Token == JsonTokenType.True || json.Number() is > 0;
            }
            else if (json.IsNamed("bbox"u8) && json.Next())
            {
                boxGiven = json.Token != JsonTokenType.Null;
                box = json.Numbers();
            }
            else if (json.IsNamed("segmentation"u8) && json.Next())
            {
                Segmentation(polygons);
            }
            else
            {
                json.Skip();
            }
        }

        if (boxGiven && box is not { Length: 4 }) Malformed("annotations", "has a 'bbox' that is not four numbers");
        else if (image is null || category is null) Malformed("annotations", "has no 'image_id' or no 'category_id'");
        else if (box is null && polygons.Count == 0) Malformed("annotations", "has neither a 'bbox' nor a polygon");
        else document.Objects.Add(new CocoObject(json.Line, image, category) { Box = box is null ? null : new PixelBox(box[0], box[1], box[2], box[3]), Polygons = polygons, IsCrowd = crowd });
    }

    /// <summary>A list of polygons; runs (an object with counts and size) say no more than the box.</summary>
    private void Segmentation(List<double[]> polygons)
    {
        if (json.Token != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Next() && json.Token != JsonTokenType.EndArray)
            if (json.Numbers() is { Length: >= 6 } polygon && polygon.Length % 2 == 0)
                polygons.Add(polygon);
    }

    private bool NextProperty() => json.Next() && json.Token == JsonTokenType.PropertyName;

    private void Malformed(string list, string why) =>
        document.Findings.Add(new DetectionFinding(file, json.Line, DetectionFindingKind.Malformed, $"An entry of '{list}' {why}; it was left out."));
}
