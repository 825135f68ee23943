using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class MatrixTests
{
    [Fact]
    public void Rows_are_views_of_the_values()
    {
        var table = new Matrix<int>([1, 2, 3, 4, 5, 6], 2, 3);
        table.Row(1)[0] = 40;
        Assert.Equal(40, table[1, 0]);
        Assert.Equal([1, 2, 3, 40, 5, 6], table.Values.ToArray());
    }

    [Fact]
    public void A_length_that_does_not_fit_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Matrix<int>([1, 2, 3], 2, 2));
        Assert.Equal("2 rows of 2 columns are 4 values, but 3 were given. (Parameter 'values')", refused.Message);
    }
}
