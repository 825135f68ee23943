namespace Ballast.Detection.Tests;

public sealed class FineLookCacheTests
{
    [Fact]
    public void What_is_kept_is_bounded_and_the_oldest_goes_first()
    {
        var read = new List<int>();
        var cache = new FineLookCache((image, side) =>
        {
            read.Add(image);
            return FineLook.Of(new float[side * side], side);
        }, 2 * 32 * 32);
        foreach (int image in new[] { 1, 2, 1, 2, 3, 2, 1 }) Assert.Equal(32, cache.Get(image, 32)!.Side);
        Assert.Equal([1, 2, 3, 1], read);
        Assert.Equal(2 * 32 * 32, cache.KeptBytes);
    }
}
