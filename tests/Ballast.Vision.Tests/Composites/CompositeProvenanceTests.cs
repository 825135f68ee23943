using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class CompositeProvenanceTests
{
    [Fact]
    public void The_json_names_images_places_objects_and_share_and_is_read_back()
    {
        var provenance = new CompositeProvenance
        {
            Method = "cutmix",
            Images = [3, 8],
            Lambda = 0.75,
            Places = [new CompositePlace(1, new PixelBox(1, 2, 3, 4.5), new PixelBox(5, 6, 7, 8), PlaceFlip.Horizontal)],
            Objects = [new CompositeObject(0, 4, 1, 0.5, 0), new CompositeObject(1, 2, 0, 0.05, null)],
        };
        string json = provenance.ToJson();
        Assert.Equal(
            """{"method":"cutmix","images":[3,8],"lambda":0.75,"places":[{"image":1,"from":[1,2,3,4.5],"to":[5,6,7,8],"mirrored":true}],"objects":[{"image":0,"source":4,"label":1,"share":0.5,"box":0},{"image":1,"source":2,"label":0,"share":0.05,"box":null}]}""",
            json);
        Assert.Equal(provenance, CompositeProvenance.FromJson(json));
        Assert.Equal(1, provenance.Dropped);
    }

    [Fact]
    public void Other_text_is_refused()
    {
        string message = Assert.Throws<BallastException>(() => CompositeProvenance.FromJson("null")).Message;
        Assert.Equal("This is no provenance of a composite: it is null Give the text that ToJson wrote.", message);
        Assert.Throws<BallastException>(() => CompositeProvenance.FromJson("""{"method":"x"}"""));
    }

    [Fact]
    public void A_mirrored_place_names_the_part_of_the_source_it_shows()
    {
        // The source of 10 x 10 is mirrored and doubled; columns 0 … 4 of the tile are columns 8 … 10 of the source.
        var source = new LabeledImage(new RgbImage(10, 10), []);
        var tile = Tile.Of(0, source, 20, 20, PlaceFlip.Horizontal);
        Assert.Equal(new PixelBox(8, 0, 2, 5), tile.SourceOf(new PixelWindow(0, 0, 4, 10)));
    }
}
