using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class PixelNormalizerTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(48)]
    [InlineData(192)]
    [InlineData(3 * 17 * 17)] // no whole number of vectors
    public void Each_channel_is_scaled_by_its_own_mean_and_deviation(int length)
    {
        float[] means = [0.485f, 0.456f, 0.406f], deviations = [0.229f, 0.224f, 0.225f];
        byte[] rgb = new byte[length];
        var random = new ItemRandom(1, 2);
        for (int i = 0; i < length; i++) rgb[i] = (byte)random.NextIndex(256);
        float[] values = new float[length];
        new PixelNormalizer([.. means], [.. deviations]).Apply(rgb, values);
        for (int i = 0; i < length; i++) Assert.Equal((rgb[i] / 255.0 - means[i % 3]) / deviations[i % 3], values[i], 1e-6); // float32 near 2.6
    }

    [Fact]
    public void Black_and_white_of_a_network_without_normalisation_are_0_and_1()
    {
        float[] values = new float[6];
        new PixelNormalizer([0, 0, 0], [1, 1, 1]).Apply([0, 0, 0, 255, 255, 255], values);
        Assert.Equal([0, 0, 0], values[..3]);
        Assert.All(values[3..], value => Assert.Equal(1, value, 6));
    }

    [Fact]
    public void Three_channels_are_asked_for() => Assert.Throws<ArgumentException>(() => new PixelNormalizer([0], [1]));
}
