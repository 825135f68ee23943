using System.Text.Json;

namespace Ballast.Vision;

/// <summary>The form of a provenance in JSON: boxes are four numbers.</summary>
internal sealed record CompositeRecord(string Method, int[] Images, double? Lambda, CompositeRecord.Place[] Places, CompositeRecord.Item[] Objects)
{
    internal static CompositeRecord Of(CompositeProvenance provenance) => new(
        provenance.Method,
        [.. provenance.Images],
        provenance.Lambda,
        [.. provenance.Places.Select(place => new Place(place.Image, Numbers(place.From), Numbers(place.To), place.Flip == PlaceFlip.Horizontal))],
        [.. provenance.Objects.Select(each => new Item(each.Image, each.Source, each.Label, each.ShareVisible, each.Box))]);

    internal CompositeProvenance ToProvenance() => new()
    {
        Method = Method,
        Images = [.. Images],
        Lambda = Lambda,
        Places = [.. Places.Select(place => new CompositePlace(place.Image, Box(place.From), Box(place.To), place.Mirrored ? PlaceFlip.Horizontal : PlaceFlip.None))],
        Objects = [.. Objects.Select(each => new CompositeObject(each.Image, each.Source, each.Label, each.Share, each.Box))],
    };

    private static double[] Numbers(PixelBox box) => [box.X, box.Y, box.Width, box.Height];

    private static PixelBox Box(double[] numbers) =>
        numbers is [var x, var y, var width, var height] ? new PixelBox(x, y, width, height) : throw new JsonException($"a box has four numbers, not {numbers.Length}.");

    internal sealed record Place(int Image, double[] From, double[] To, bool Mirrored);

    internal sealed record Item(int Image, int Source, int Label, double Share, int? Box);
}
