using CsCheck;

namespace Ballast.Vision.Tests;

public sealed class InterpolationTests
{
    [Fact]
    public void Half_way_between_two_pixels_is_their_mean_rounded_up()
    {
        byte[] values = [0, 10, 255, 7];

        Interpolation.Move(values, [100, 21, 0, 7], 0.5);

        // 50; 15.5 -> 16; 127.5 -> 128; 7.
        Assert.Equal([50, 16, 128, 7], values);
    }

    [Fact]
    public void A_step_of_0_is_the_base_and_a_step_of_1_the_neighbour()
    {
        byte[] start = Pictures.Woven(9, 9).Pixels, end = Pictures.Named("x").Pixels.Concat(Pictures.Named("y").Pixels).Take(243).ToArray();
        byte[] none = [.. start], all = [.. start];

        Interpolation.Move(none, end, 0);
        Interpolation.Move(all, end, 1);

        Assert.Equal(start, none);
        Assert.Equal(end, all);
    }

    [Fact]
    public void Steps_beyond_the_pair_are_cut_at_0_and_255()
    {
        byte[] values = [100, 100];

        Interpolation.Move(values, [200, 0], 2);

        Assert.Equal([255, 0], values);
    }

    [Fact]
    public void The_fast_loop_is_the_definition_at_every_length() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte, Gen.Float[0f, 1f]).Sample((values, add, step) =>
        {
            byte[] others = [.. values.Select(value => (byte)(value * 3 + add))];
            byte[] expected = [.. values.Zip(others, (a, b) => (byte)MathF.Floor(a + step * (b - a) + 0.5f))];

            Interpolation.Move(values, others, step);

            Assert.Equal(expected, values);
        });
}
