using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class PastingTests
{
    [Fact]
    public void Pasted_boxes_hide_less_of_every_object_than_allowed()
    {
        PartnerPool pool = Painted.Pool(MaskUse.Boxes);
        var paste = new CompositeAugmentation.BoxPaste { Objects = 8 };
        int pasted = 0, hidden = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new ItemRandom(4, (ulong)seed);
            CompositeResult result = paste.Apply(seed % Painted.Images, pool, ref random);
            CompositeObject[] own = [.. result.Provenance.Objects.Where(each => each.Image == 0)];
            Assert.Equal(Painted.ObjectsAnImage, own.Length);
            Assert.All(own, each => Assert.True(each.ShareVisible > 1 - 0.3 && each.Box is not null));
            hidden += own.Count(each => each.ShareVisible < 1);
            pasted += result.Provenance.Objects.Length - own.Length;
            Assert.Equal(result.Provenance.Objects.Length - own.Length, result.Provenance.Places.Length - 1);
        }

        Assert.True(pasted > 800 && hidden > 20, $"{pasted} pasted, {hidden} partly hidden");
    }

    [Fact]
    public void With_nothing_to_be_covered_no_paste_touches_an_object()
    {
        PartnerPool pool = Painted.Pool(MaskUse.Boxes);
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new ItemRandom(4, (ulong)seed);
            CompositeResult result = new CompositeAugmentation.BoxPaste { MostCovered = 0 }.Apply(0, pool, ref random);
            Assert.All(result.Provenance.Objects, each => Assert.Equal(1, each.ShareVisible));
        }
    }

    [Fact]
    public void Only_wanted_classes_are_pasted_also_onto_backgrounds()
    {
        PartnerPool painted = Painted.Pool(MaskUse.Masks);
        var background = new LabeledImage(new RgbImage(90, 60), []);
        var pool = new PartnerPool(Painted.Images + 1, index => index == Painted.Images ? background : painted.Read(index));
        int pasted = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new ItemRandom(4, (ulong)seed);
            CompositeResult result = new CompositeAugmentation.BoxPaste { Labels = [2] }.Apply(Painted.Images, pool, ref random);
            Assert.All(result.Image.Boxes, box => Assert.Equal(2, box.Label));
            Assert.Null(result.Image.Masks);
            pasted += result.Image.Boxes.Length;
            CompositeResult along = new CompositeAugmentation.CopyPaste { SizePixels = 64, Labels = [1] }.Apply(0, painted, ref random);
            Assert.All(along.Provenance.Objects.Where(each => each.Image == 1), each => Assert.Equal(1, each.Label));
        }

        Assert.True(pasted > 100);
    }

    [Fact]
    public void A_partner_without_masks_gives_copy_paste_nothing()
    {
        PartnerPool pool = Painted.Pool(MaskUse.Boxes);
        var random = new ItemRandom(4, 1);
        CompositeResult result = new CompositeAugmentation.CopyPaste { SizePixels = 64 }.Apply(0, pool, ref random);
        Assert.All(result.Provenance.Objects, each => Assert.Equal(0, each.Image));
    }

    [Fact]
    public void A_feathered_edge_rises_from_the_border_inwards()
    {
        var at = new PixelWindow(10, 20, 17, 27);
        byte[] source = new byte[21], target = new byte[21];
        Array.Fill(source, (byte)200);
        Feather.Row(source, target, at, 23, 3);
        // Row 23 is 3 from the top and bottom: only the columns count, (d + 1) / 4 of 200.
        Assert.Equal([50, 100, 150, 200, 150, 100, 50], Enumerable.Range(0, 7).Select(column => (int)target[3 * column]));
        Array.Clear(target);
        Feather.Row(source, target, at, 20, 3);
        Assert.All(target, value => Assert.Equal(50, value));
    }

    [Fact]
    public void What_a_paste_covers_loses_mask_pixels_and_box()
    {
        ushort[] full = new ushort[36];
        for (int i = 0; i < 36; i++) full[i] = (ushort)(i % 6 < 4 ? 1 : 0);
        var item = new LabeledImage(new RgbImage(6, 6), [new LabeledBox(3, new PixelBox(0, 0, 4, 6), 7)], new MaskMap(6, 6, full));
        ushort[] right = new ushort[36];
        for (int i = 0; i < 36; i++) right[i] = (ushort)(i % 6 is 2 or 3 or 4 ? 1 : 0);
        var partner = new LabeledImage(new RgbImage(6, 6), [new LabeledBox(1, new PixelBox(2, 0, 3, 6), 9)], new MaskMap(6, 6, right));

        Composition composition = TwoImages.WithItem(item);
        composition.PlaceObjects(Tile.Of(1, partner, 6, 6), 0, 0, [0]);
        (LabeledImage image, var objects) = composition.Finish(0.1, 2);

        Assert.Equal([new LabeledBox(3, new PixelBox(0, 0, 2, 6), 0), new LabeledBox(1, new PixelBox(2, 0, 3, 6), 1)], image.Boxes);
        Assert.Equal([new CompositeObject(0, 7, 3, 0.5, 0), new CompositeObject(1, 9, 1, 1, 1)], objects);
        Assert.Equal([1, 1, 2, 2, 2, 0], image.Masks!.Values.Take(6).Select(value => (int)value));
        (image, _) = composition.Finish(0.6, 2);
        Assert.Equal([0, 0, 1, 1, 1, 0], image.Masks!.Values.Take(6).Select(value => (int)value));
    }
}
