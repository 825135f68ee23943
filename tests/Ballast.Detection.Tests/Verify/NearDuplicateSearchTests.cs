using Ballast.Core;
using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Detection.Tests;

public sealed class NearDuplicateSearchTests
{
    private const int Slices = 12;

    [Fact]
    public void Scans_of_the_same_place_of_other_knees_are_not_called_alike()
    {
        using var folder = new TempFolder();
        WriteKnees(folder, 36);
        Assert.NotEmpty(NearDuplicates(folder, new NearDuplicateCheck { LeastFineLikeness = 0 }));
        Assert.Empty(NearDuplicates(folder, new NearDuplicateCheck()));
    }

    [Fact]
    public void Copies_of_a_scan_are_found_among_those_of_other_knees()
    {
        using var folder = new TempFolder();
        WriteKnees(folder, 12);
        int planted = 0;
        foreach (uint knee in new uint[] { 0, 3, 6 })
            foreach ((string kind, byte[] file) in ImageCopies.Of(Slice(knee, Slices / 2)))
            {
                folder.Write($"images/test/{kind}-{Slices / 2}-knee{knee}.png", file);
                planted++;
            }

        string[][] found = NearDuplicates(folder, new NearDuplicateCheck());
        Assert.Equal(planted, found.Length);
        Assert.All(found, files => Assert.EndsWith(Path.GetFileName(files[1]), files[0]));
        Assert.Equal(found, NearDuplicates(folder, new NearDuplicateCheck(), threads: 1));
    }

    [Fact]
    public void A_fine_likeness_out_of_range_is_refused() =>
        Assert.Equal("The fine likeness of near-duplicates is 1.5 but must be from 0 to 1. 0.87 is usual.", Assert.Throws<BallastException>(() => new NearDuplicateCheck { LeastFineLikeness = 1.5 }).Message);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("aquarium-yolo")]
    [InlineData("bccd-voc")]
    [InlineData("rbc-coco")]
    [InlineData("plantvillage-10class-128")]
    public void Copies_of_real_images_are_found_in_99_of_100_cases(string dataset)
    {
        string[] all = [.. Directory.EnumerateFiles(SharedData.Folder(dataset), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        using var folder = new TempFolder();
        int planted = 0, step = Math.Max(1, all.Length / 100);
        for (int i = 0; i < all.Length; i += step)
        {
            folder.Write($"images/train/{i}.jpg", File.ReadAllBytes(all[i]));
            foreach ((string kind, byte[] file) in ImageCopies.Of(ImageFile.ReadRgb(all[i])))
            {
                folder.Write($"images/test/{kind}-{i}.jpg", file);
                planted++;
            }
        }

        string[][] found = NearDuplicates(folder, new NearDuplicateCheck());
        Assert.InRange(found.Count(files => files[0].EndsWith("-" + Path.GetFileName(files[1]), StringComparison.Ordinal)), 0.99 * planted, planted);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("aquarium-yolo")]
    [InlineData("bccd-voc")]
    [InlineData("plantvillage-10class-128")]
    public void Different_real_images_are_not_called_copies(string dataset)
    {
        string[] all = [.. Directory.EnumerateFiles(SharedData.Folder(dataset), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        using var folder = new TempFolder();
        int step = Math.Max(1, all.Length / 4000);
        for (int i = 0; i < all.Length; i += step) folder.Write($"images/{(i / step % 2 == 0 ? "train" : "val")}/{i}.jpg", File.ReadAllBytes(all[i]));
        Assert.Empty(NearDuplicates(folder, new NearDuplicateCheck()));
    }

    private static string[][] NearDuplicates(TempFolder folder, NearDuplicateCheck check, int threads = 2)
    {
        Directory.CreateDirectory(folder.At("labels"));
        VerifyReport report = DetectionVerify.Run(folder.Root, new VerifyOptions { NearDuplicates = check, Threads = threads });
        return [.. report.Findings.Where(finding => finding.Kind == VerifyFindingKind.NearDuplicates).Select(finding => finding.Files.ToArray())];
    }

    /// <summary>Every third knee is in test; of each the slices around the middle.</summary>
    private static void WriteKnees(TempFolder folder, uint knees)
    {
        for (uint knee = 0; knee < knees; knee++)
            for (int slice = Slices / 2 - 2; slice <= Slices / 2 + 2; slice++)
                folder.Write($"images/{(knee % 3 == 2 ? "test" : "train")}/{slice}-knee{knee}.png", ImageFile.EncodePng(Slice(knee, slice)));
    }

    private static RgbImage Slice(uint knee, int slice)
    {
        using var drawn = new DrawnKnee(new DrawnKneeOptions { Name = $"knee{knee}", Seed = knee, Slices = Slices, WidthPixels = 320, HeightPixels = 320 });
        var values = new float[320 * 320];
        drawn.ReadSlice(slice, values);
        var image = new RgbImage(320, 320);
        for (int i = 0; i < values.Length; i++) image.Pixels.AsSpan(3 * i, 3).Fill((byte)Math.Clamp(values[i] / 1200 * 255, 0, 255));
        return image;
    }
}
