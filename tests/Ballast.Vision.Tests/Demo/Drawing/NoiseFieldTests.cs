using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class NoiseFieldTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(14, 3)]
    [InlineData(70, 2)]
    public void A_field_stays_within_one_and_varies(int cells, int octaves)
    {
        var random = new ItemRandom(1, (ulong)cells);
        using Mat field = NoiseField.Square(64, cells, octaves, ref random);
        Cv2.MinMaxLoc(field, out double low, out double high);

        Assert.InRange(low, -1, -0.1);
        Assert.InRange(high, 0.1, 1);
    }

    [Fact]
    public void Fewer_cells_make_a_smoother_field()
    {
        Assert.True(Roughness(3) < Roughness(30));
    }

    private static double Roughness(int cells)
    {
        var random = new ItemRandom(9, 9);
        using Mat field = NoiseField.Square(96, cells, 1, ref random);
        using Mat left = field[new Rect(0, 0, 95, 96)];
        using Mat right = field[new Rect(1, 0, 95, 96)];
        return Cv2.Norm(left, right, NormTypes.L1);
    }
}
