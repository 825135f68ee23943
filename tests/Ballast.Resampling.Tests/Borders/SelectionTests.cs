using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SelectionTests
{
    [Fact]
    public void Every_place_is_that_of_the_sorted_numbers()
    {
        var random = new RandomState(8);
        for (int length = 1; length < 40; length++)
        {
            double[] values = [.. Enumerable.Range(0, length).Select(_ => (double)random.Integer(0, 9))];
            double[] sorted = [.. values.Order()];
            for (int place = 0; place < length; place++) Assert.Equal(sorted[place], Selection.Smallest([.. values], place));
        }
    }
}
