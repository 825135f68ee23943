using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class LesionsTests
{
    [Fact]
    public void Rust_makes_leaves_redder()
    {
        Vec3d change = MeanChange(LeafDisease.Rust);

        Assert.True(change.Item0 > 0.02 && change.Item0 > change.Item1 + 0.02, $"{change}");
    }

    [Fact]
    public void Pustules_of_rust_are_orange_and_no_green_or_yellow_of_a_healthy_leaf_is()
    {
        // Ten leaves of 96 by 96 pixels. The pustules' red exceeds their green by 0.36; that of halos, dry tips and old leaves by 0.08 to 0.12.
        Assert.True(OrangePixels(LeafDisease.Rust) > 100);
        Assert.True(OrangePixels(LeafDisease.Healthy) < 10);

        static int OrangePixels(LeafDisease disease)
        {
            int orange = 0;
            for (ulong i = 0; i < 10; i++)
            {
                var random = new ItemRandom(5, i);
                using DrawnLeaf leaf = LeafPainter.Paint(96, disease, ref random);
                foreach (Vec3f pixel in leaf.Colour.AsSpan<Vec3f>())
                {
                    orange += pixel.Item0 - pixel.Item1 > 0.18f ? 1 : 0;
                }
            }

            return orange;
        }
    }

    [Fact]
    public void Scab_makes_leaves_darker()
    {
        Vec3d change = MeanChange(LeafDisease.Scab);

        Assert.True(change.Item1 < -0.02, $"{change}");
    }

    [Fact]
    public void Mildew_makes_leaves_whiter()
    {
        Vec3d change = MeanChange(LeafDisease.Mildew);

        Assert.True(change.Item0 > 0.02 && change.Item1 > 0.02 && change.Item2 > 0.02, $"{change}");
    }

    [Fact]
    public void Blight_takes_green_away_and_adds_red()
    {
        Vec3d change = MeanChange(LeafDisease.Blight);

        Assert.True(change.Item0 > 0.02 && change.Item0 > change.Item1 + 0.05, $"{change}");
    }

    [Fact]
    public void A_healthy_leaf_gets_none()
    {
        Assert.Equal(new Vec3d(0, 0, 0), MeanChange(LeafDisease.Healthy));
    }

    /// <summary>The same twenty-four leaves with and without the disease: the mean difference of red, green and blue.</summary>
    private static Vec3d MeanChange(LeafDisease disease)
    {
        var sum = new Vec3d();
        const int Leaves = 24;
        for (ulong i = 0; i < Leaves; i++)
        {
            var without = new ItemRandom(5, i);
            var with = new ItemRandom(5, i);
            using DrawnLeaf healthy = LeafPainter.Paint(96, LeafDisease.Healthy, ref without);
            using DrawnLeaf sick = LeafPainter.Paint(96, disease, ref with);
            using var blade = new Mat();
            using var difference = new Mat();
            healthy.Coverage.ConvertTo(blade, MatType.CV_8UC1, 255);
            Cv2.Subtract(sick.Colour, healthy.Colour, difference);
            Scalar mean = Cv2.Mean(difference, blade);
            sum = new Vec3d(sum.Item0 + mean.Val0 / Leaves, sum.Item1 + mean.Val1 / Leaves, sum.Item2 + mean.Val2 / Leaves);
        }

        return sum;
    }
}
