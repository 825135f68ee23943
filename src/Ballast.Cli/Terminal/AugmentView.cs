using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Reporting;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>Shows a preview of augmentation: the contact sheet, and what is said about it.</summary>
internal static class AugmentView
{
    /// <summary>Pictures a row at which a row of methods is broken in two.</summary>
    private const int LongRow = 8;

    public static void Write(string file, AugmentPreview preview, int tilePixels, int? columns)
    {
        int row = 1 + preview.Methods.Length;
        var content = new ContactSheetContent
        {
            Title = $"Augmentation of {preview.Source.Name}",
            Classes = [.. Enumerable.Range(0, preview.Source.Classes.Count).Select(label => preview.Source.Classes[label])],
            Groups = [.. preview.Rows.Select(each => Group(preview.Source, each))],
            Columns = columns ?? (row <= LongRow ? row : (row + 1) / 2),
            TilePixels = tilePixels,
        };
        byte[] png = ContactSheet.Render(content);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
            string unfinished = file + ".unfinished";
            File.WriteAllBytes(unfinished, png);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{file}: the contact sheet cannot be written: {cause.Message} Choose another place.", innerException: cause);
        }
    }

    public static void Show(string file, AugmentPreview preview)
    {
        Console.WriteLine($"{file} shows {Amount.Of(preview.Rows.Length, "image")} of {preview.Source.Name} and what {Amount.Of(preview.Methods.Length, "method makes", "methods make")} of {(preview.Rows.Length == 1 ? "it" : "them")}: {string.Join(", ", preview.Methods)}.");
        int dropped = preview.Rows.SelectMany(row => row.Made).Sum(tile => tile.Made.Dropped);
        if (dropped > 0) Console.WriteLine($"{Amount.Of(dropped, "box", "boxes")} of which too little was left in sight {(dropped == 1 ? "was" : "were")} dropped.");
    }

    public static object Json(string file, AugmentPreview preview) => new
    {
        File = Path.GetFullPath(file),
        preview.Methods,
        Images = preview.Rows.Select(row => new
        {
            File = preview.Source.Files[row.Item],
            Made = row.Made.Select(tile => new
            {
                tile.Method,
                Boxes = tile.Made.Image.Boxes.Length,
                tile.Made.Dropped,
                Provenance = tile.Made.Provenance is { } provenance ? System.Text.Json.Nodes.JsonNode.Parse(provenance.ToJson()) : null,
                Files = tile.Made.Provenance?.Images.Select(image => preview.Source.Files[image]),
            }),
        }),
    };

    private static ImmutableArray<ContactTile> Group(AugmentSource source, AugmentPreview.Row row)
    {
        string what = source.Kind == AugmentSourceKind.WholeImages ? source.Classes[source.Labels[row.Item][0]] : BoxesOf(row.Image);
        return [Tile(row.Image, ShortName(source, row.Item), what), .. row.Made.Select(tile => Tile(tile.Made.Image, tile.Method, Detail(source, tile)))];
    }

    private static ContactTile Tile(LabeledImage image, string caption, string detail) => new()
    {
        WidthPixels = image.Image.WidthPixels,
        HeightPixels = image.Image.HeightPixels,
        Rgb = image.Image.Pixels,
        Marks = [.. image.Boxes.Select(each => Mark(each, image.Image))],
        Masks = image.Masks?.Values,
        Caption = caption,
        Detail = detail,
    };

    private static ContactMark Mark(LabeledBox each, RgbImage image)
    {
        PixelBox box = each.Box.Within(image.WidthPixels, image.HeightPixels);
        return new ContactMark(box.X, box.Y, box.Width, box.Height, each.Label);
    }

    private static string Detail(AugmentSource source, AugmentPreview.Tile tile)
    {
        string dropped = tile.Made.Dropped == 0 ? "" : $", {tile.Made.Dropped} dropped";
        if (tile.Made.Provenance is not { } provenance) return source.Kind == AugmentSourceKind.WholeImages ? "" : BoxesOf(tile.Made.Image) + dropped;
        if (source.Kind == AugmentSourceKind.WholeImages) return Shares(source, provenance);
        string with = string.Join(", ", provenance.Places.Select(place => place.Image).Where(image => image > 0).Distinct().Select(image => ShortName(source, provenance.Images[image])));
        string lambda = provenance.Lambda is { } share ? $"λ {share:0.00} · " : "";
        return $"{lambda}{BoxesOf(tile.Made.Image)}{dropped}{(with.Length == 0 ? "" : " · with " + with)}";
    }

    private static string BoxesOf(LabeledImage image) => image.Boxes.IsEmpty ? "background" : Amount.Of(image.Boxes.Length, "box", "boxes");

    /// <summary>How much of each class a composite of whole images shows.</summary>
    private static string Shares(AugmentSource source, CompositeProvenance provenance)
    {
        double Weight(CompositePlace place) => provenance.Lambda is { } lambda ? place.Image == 0 ? lambda : 1 - lambda : place.To.Area;
        double all = provenance.Places.Sum(Weight);
        return string.Join(" + ", provenance.Places
            .GroupBy(place => source.Labels[provenance.Images[place.Image]][0])
            .Select(group => (Name: source.Classes[group.Key], Share: group.Sum(Weight) / all))
            .OrderByDescending(each => each.Share)
            .Select(each => $"{100 * each.Share:0} % {each.Name}"));
    }

    private static string ShortName(AugmentSource source, int image)
    {
        string name = Path.GetFileNameWithoutExtension(source.Files[image]);
        // Exports of labelling services append a hash of 32 digits to each name.
        int hash = name.IndexOf(".rf.", StringComparison.Ordinal);
        return hash > 0 ? name[..hash] : name;
    }
}
