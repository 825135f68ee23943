using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

public sealed class DetectionSamplesTests
{
    [Fact]
    public void Outlines_become_masks_and_boxes_keep_their_place_among_the_annotations()
    {
        using var folder = new TempFolder();
        string file = folder.At("image.png");
        ImageFile.WritePng(file, new RgbImage(6, 4));
        var image = new DetectionImage
        {
            File = "image.png",
            FullPath = file,
            Annotations =
            [
                new Annotation(2, new PixelBox(-9, 0, 5, 4)),
                new Annotation(1, new PixelBox(0, 0, 2, 2)),
                new Annotation(0, new PixelBox(2, 1, 4, 3)) { Polygon = [(2, 1), (6, 1), (6, 4), (2, 4)] },
                new Annotation(3, new PixelBox(3, 1, 2, 2)) { Polygon = [(3, 1), (5, 1), (5, 3), (3, 3)] },
            ],
        };

        LabeledImage read = DetectionSamples.Read(image);

        Assert.Equal([new LabeledBox(1, new PixelBox(0, 0, 2, 2), 1), new LabeledBox(0, new PixelBox(2, 1, 4, 3), 2), new LabeledBox(3, new PixelBox(3, 1, 2, 2), 3)], read.Boxes);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 3, 2, 0, 0, 2, 3, 3, 2, 0, 0, 2, 2, 2, 2], read.Masks!.Values.Select(value => (int)value));
        Assert.Null(DetectionSamples.Read(image with { Annotations = image.Annotations[..2] }).Masks);
    }

    [Fact]
    public void Annotations_without_image_files_are_refused()
    {
        string message = Assert.Throws<BallastException>(() => DetectionSamples.Read(new DetectionImage { File = "a.png" })).Message;
        Assert.Equal("a.png: the dataset has annotations but no image file, so there is nothing to augment. Put the images beside the annotations.", message);
    }

    [Fact]
    public void Rare_classes_are_drawn_as_partners_about_as_often_as_common_ones()
    {
        using var folder = new TempFolder();
        string file = folder.At("image.png");
        ImageFile.WritePng(file, new RgbImage(4, 4));
        DetectionImage Of(int label) => new() { File = "image.png", FullPath = file, Annotations = [new Annotation(label, new PixelBox(0, 0, 2, 2))] };
        var dataset = new DetectionDataset { Root = folder.Root, Classes = ClassNames.InGivenOrder(["common", "rare"]), Images = [.. Enumerable.Repeat(Of(0), 9), Of(1)] };
        var mixUp = new CompositeAugmentation.MixUp();
        int Rare(PartnerDraw draw)
        {
            PartnerPool pool = DetectionSamples.Pool(dataset, draw);
            return Enumerable.Range(0, 200).Count(seed =>
            {
                var random = new ItemRandom(1, (ulong)seed);
                return mixUp.Apply(0, pool, ref random).Provenance.Images[1] == 9;
            });
        }

        // Of 200 draws 100 and 20 are expected; five standard deviations are 35 and 21.
        Assert.InRange(Rare(PartnerDraw.RareClasses), 65, 135);
        Assert.InRange(Rare(PartnerDraw.Uniform), 3, 41);
    }
}
