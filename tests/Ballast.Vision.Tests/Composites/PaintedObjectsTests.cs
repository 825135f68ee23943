using System.Reflection;
using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class PaintedObjectsTests
{
    private const int Seeds = 200;

    private static readonly CompositeAugmentation[] Cases =
    [
        new CompositeAugmentation.Mosaic { Layout = MosaicLayout.Two, SizePixels = 96 },
        new CompositeAugmentation.Mosaic { SizePixels = 96 },
        new CompositeAugmentation.Mosaic { SizePixels = 128, Scale = 0, Translate = 0 },
        new CompositeAugmentation.Mosaic { Layout = MosaicLayout.Nine, SizePixels = 96 },
        new CompositeAugmentation.MixUp { Fill = Painted.Ground },
        new CompositeAugmentation.CutMix(),
        new CompositeAugmentation.CopyPaste { SizePixels = 128 },
        new CompositeAugmentation.CopyPaste { SizePixels = 96, LeastScale = 0.8, MostScale = 1.25, LeastShareVisible = 0.3 },
        new CompositeAugmentation.BoxPaste(),
        new CompositeAugmentation.BoxPaste { Objects = 6, LeastShareVisible = 0.5 },
    ];

    public static TheoryData<int, MaskUse> Every() => [.. Cases.Index().SelectMany(each => new[] { (each.Index, MaskUse.Boxes), (each.Index, MaskUse.Masks) })];

    [Fact]
    public void No_composite_lacks_a_case()
    {
        Type[] composites = [.. typeof(CompositeAugmentation).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(CompositeAugmentation)))];
        Assert.True(composites.Length >= 5);
        Assert.Empty(composites.Except(Cases.Select(each => each.GetType())));
        Assert.Empty(Enum.GetValues<MosaicLayout>().Except(Cases.OfType<CompositeAugmentation.Mosaic>().Select(each => each.Layout)));
        Assert.Empty(typeof(CompositeAugmentation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CompositeAugmentation))).Except(composites));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Boxes_enclose_what_is_seen_of_the_paint_and_nothing_seen_lacks_a_box(int which, MaskUse masks)
    {
        CompositeAugmentation composite = Cases[which];
        PartnerPool pool = Painted.Pool(masks);
        int kept = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new ItemRandom(11, (ulong)seed);
            CompositeResult result = composite.Apply(seed % Painted.Images, EvenThenOdd(composite, pool, seed), ref random);
            foreach (IGrouping<int, CompositeObject> copies in result.Provenance.Objects.GroupBy(each => each.Source)) kept += Check(composite, result, [.. copies], seed);
            Assert.Equal(result.Image.Boxes.Length, result.Provenance.Objects.Count(each => each.Box is not null));
        }

        Assert.True(kept > Seeds, $"only {kept} objects were looked at");
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Equal_seeds_give_equal_results_with_any_number_of_threads(int which, MaskUse masks)
    {
        PartnerPool pool = Painted.Pool(masks);
        string[] expected = Run(1);
        for (int threads = 2; threads <= 4; threads++) Assert.Equal(expected, Run(threads));
        Assert.True(expected.Distinct().Count() > 10);

        string[] Run(int threads)
        {
            string[] results = new string[24];
            Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, item =>
            {
                var random = new ItemRandom(3, 1, (ulong)item);
                CompositeResult result = Cases[which].Apply(item % Painted.Images, pool, ref random);
                ReadOnlySpan<byte> masksOf = System.Runtime.InteropServices.MemoryMarshal.AsBytes(result.Image.Masks is { } map ? map.Values.AsSpan() : []);
                results[item] = string.Join(' ', result.Image.Boxes) + result.Provenance.ToJson() + Hash(result.Image.Image.Pixels) + Hash(masksOf);
            });
            return results;
        }

        static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes));
    }

    /// <summary>For the blend: a partner whose objects lie on the other side, so that no two show through each other.</summary>
    private static PartnerPool EvenThenOdd(CompositeAugmentation composite, PartnerPool pool, int seed)
    {
        if (composite is not CompositeAugmentation.MixUp) return pool;
        double[] weights = [.. Enumerable.Range(0, Painted.Images).Select(index => (index + seed) % 2 == 1 ? 1.0 : 0)];
        return new PartnerPool(weights, pool.Read);
    }

    /// <summary>Checks the copies of one painted object, of which a composite may hold several; gives how many were kept.</summary>
    private static int Check(CompositeAugmentation composite, CompositeResult result, CompositeObject[] copies, int seed)
    {
        LabeledImage image = result.Image;
        double share = composite is CompositeAugmentation.MixUp ? copies[0].Image == 0 ? result.Provenance.Lambda!.Value : 1 - result.Provenance.Lambda!.Value : 1;
        HashSet<int> pixels = Painted.Pixels(image.Image, copies[0].Source, share);
        LabeledBox[] boxes = [.. copies.Where(copy => copy.Box is not null).Select(copy => image.Boxes[copy.Box!.Value])];
        string where = $"{composite.Name}, seed {seed}, object {copies[0].Source}: {string.Join(", ", boxes)}, {string.Join(", ", copies)}";
        foreach (LabeledBox box in boxes) Assert.True(box.Label == copies[0].Source % Painted.ObjectsAnImage && image.Boxes[result.Provenance.Objects[box.Source].Box!.Value] == box, where);
        if (copies.Length == 1)
        {
            if (boxes.Length == 1 && copies[0].ShareVisible < 1 && image.Masks is { } seen && composite is not CompositeAugmentation.MixUp)
                Encloses(boxes[0].Box, [.. Enumerable.Range(0, seen.Values.Length).Where(at => seen.Values[at] == copies[0].Box + 1)], image.Image.WidthPixels, where);
            else if (boxes.Length == 1) Encloses(boxes[0].Box, pixels, image.Image.WidthPixels, where);
            else if (pixels.Count > 0) Assert.True(copies[0].ShareVisible < composite.LeastShareVisible || Narrow(pixels, image.Image.WidthPixels), where + " was dropped");
        }
        else
        {
            // Copies of one object cannot be told by their colour: every box holds paint, and all paint lies in a box unless a copy was dropped.
            int width = image.Image.WidthPixels;
            foreach (LabeledBox box in boxes.Where(box => Math.Min(box.Box.Width, box.Box.Height) >= 4)) Assert.Contains(pixels, at => IsIn(box.Box, at, width));
            if (boxes.Length == copies.Length) Assert.All(pixels, at => Assert.Contains(boxes, box => IsIn(box.Box, at, width)));
        }

        if (image.Masks is { } masks && composite is not CompositeAugmentation.MixUp) MaskAgrees(masks, pixels, [.. copies.Select(copy => copy.Box)], where);
        return boxes.Length;
    }

    private static bool IsIn(PixelBox box, int at, int width) => at % width + 0.5 >= box.X - 1 && at % width + 0.5 <= box.Right + 1 && at / width + 0.5 >= box.Y - 1 && at / width + 0.5 <= box.Bottom + 1;

    private static bool Narrow(HashSet<int> pixels, int width) => Math.Min(pixels.Max(at => at % width) - pixels.Min(at => at % width), pixels.Max(at => at / width) - pixels.Min(at => at / width)) <= 2;

    private static void Encloses(PixelBox box, HashSet<int> pixels, int width, string where)
    {
        if (pixels.Count == 0)
        {
            // An object scaled down to a few pixels has no pixel of its pure colour.
            Assert.True(Math.Min(box.Width, box.Height) < 4, where + " shows nothing");
            return;
        }

        double[] off =
        [
            pixels.Min(at => at % width) - box.X, pixels.Min(at => at / width) - box.Y,
            box.Right - pixels.Max(at => at % width) - 1, box.Bottom - pixels.Max(at => at / width) - 1,
        ];
        // Inwards, the pixels at an edge that are mixed with the ground; outwards, the rounding of a pixel.
        Assert.True(off.All(each => each is >= -0.75 and <= 1.75), $"{where}: the box is off by {string.Join(", ", off)}");
    }

    private static void MaskAgrees(MaskMap masks, HashSet<int> pixels, int?[] boxes, string where)
    {
        int width = masks.WidthPixels;
        if (boxes.All(box => box is not null))
            Assert.True(pixels.Count(at => !IsOwn(at)) <= pixels.Count / 100, $"{where}: paint lies out of the mask");
        for (int at = 0; at < masks.Values.Length; at++)
        {
            if (!IsOwn(at) || pixels.Contains(at)) continue;
            int x = at % width, y = at / width;
            bool isEdge = false;
            for (int dy = -2; dy <= 2; dy++)
                for (int dx = -2; dx <= 2; dx++)
                    isEdge |= x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= masks.HeightPixels || masks.Values[(y + dy) * width + x + dx] != masks.Values[at];
            Assert.True(isEdge, $"{where}: the mask lies where no paint is, at {x}, {y}");
        }

        bool IsOwn(int at) => masks.Values[at] > 0 && boxes.Contains(masks.Values[at] - 1);
    }
}
