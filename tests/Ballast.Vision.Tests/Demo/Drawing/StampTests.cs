using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class StampTests
{
    private static readonly Stamp Disc = new()
    {
        Centre = new Point2d(15, 15),
        RadiusPixels = 6,
        Colour = new Rgb(1, 0.5f, 0),
        Strength = 0.5,
    };

    [Fact]
    public void The_middle_is_blended_by_the_strength_and_the_outside_is_untouched()
    {
        using Mat image = Black();
        using Mat noise = Flat(0);
        Disc.Paint(image, noise);

        // Half of (1, 0.5, 0) over black.
        Assert.Equal(new Vec3f(0.5f, 0.25f, 0), image.At<Vec3f>(15, 15));
        Assert.Equal(new Vec3f(0, 0, 0), image.At<Vec3f>(15, 23));
    }

    [Fact]
    public void The_edge_is_half_covered()
    {
        using Mat image = Black();
        using Mat noise = Flat(0);
        (Disc with { Strength = 1 }).Paint(image, noise);

        // At exactly one radius the fade from 1 to 0 is at its middle.
        Assert.Equal(0.5f, image.At<Vec3f>(15, 21).Item0, 1e-5);
    }

    [Fact]
    public void Noise_moves_the_edge()
    {
        using Mat image = Black();
        using Mat inward = Flat(1);
        (Disc with { Strength = 1, Roughness = 0.5 }).Paint(image, inward);

        // Noise 1 at roughness 0.5 multiplies the radius by 1.5: the edge lies at 6 / 1.5 = 4 pixels.
        Assert.Equal(0.5f, image.At<Vec3f>(15, 19).Item0, 1e-5);
    }

    [Fact]
    public void An_elongated_stamp_reaches_further_along_its_angle()
    {
        using Mat image = Black();
        using Mat noise = Flat(0);
        (Disc with { Strength = 1, Elongation = 1, AngleRadians = Math.PI / 2 }).Paint(image, noise);

        Assert.Equal(1, image.At<Vec3f>(25, 15).Item0, 1e-5);
        Assert.Equal(0, image.At<Vec3f>(15, 25).Item0, 1e-5);
    }

    [Fact]
    public void Piercing_takes_the_spot_out_of_the_mask()
    {
        using var mask = new Mat(31, 31, MatType.CV_32FC1, Scalar.All(1));
        using Mat noise = Flat(0);
        (Disc with { Strength = 1 }).Pierce(mask, noise);

        Assert.Equal(0, mask.At<float>(15, 15));
        Assert.Equal(1, mask.At<float>(15, 25));
    }

    [Theory]
    [InlineData(-50, 10)]
    [InlineData(0, 0)]
    [InlineData(30, 30)]
    [InlineData(15, 400)]
    public void A_stamp_beyond_the_image_does_no_harm(double x, double y)
    {
        using Mat image = Black();
        using Mat noise = Flat(0);
        (Disc with { Centre = new Point2d(x, y), Softness = 1, Roughness = 0.7 }).Paint(image, noise);

        Assert.True(Cv2.CheckRange(image));
    }

    private static Mat Black() => new(31, 31, MatType.CV_32FC3, Scalar.All(0));

    private static Mat Flat(double value) => new(31, 31, MatType.CV_32FC1, Scalar.All(value));
}
