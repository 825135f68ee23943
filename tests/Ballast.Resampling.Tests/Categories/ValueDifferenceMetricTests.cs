using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ValueDifferenceMetricTests
{
    // Shares of class 0 and 1: category 0 has 9 and 1, category 1 has 2 and 8, category 2 has 3 and 7 of 10 samples.
    private static readonly int[] Labels =
        [.. Enumerable.Repeat(0, 9), 1, 0, 0, .. Enumerable.Repeat(1, 8), 0, 0, 0, .. Enumerable.Repeat(1, 7)];

    private static readonly Matrix<int> Codes = new([.. Enumerable.Range(0, 30).Select(row => row / 10)], 30, 1);

    [Fact]
    public void Categories_differ_as_the_classes_in_them_do()
    {
        ValueDifferenceMetric metric = ValueDifferenceMetric.Fit(new ValueDifferenceOptions(), Codes, Labels, 2);
        Assert.Equal(1, metric.Columns);
        Assert.Equal(1.4 * 1.4, metric.Distance([0], [1]), 1e-15);
        Assert.Equal(0.2 * 0.2, metric.Distance([1], [2]), 1e-15);
        Assert.Equal(1.2 * 1.2, metric.Distance([2], [0]), 1e-15);
        Assert.Equal(0, metric.Distance([2], [2]));
    }

    [Fact]
    public void Norm_and_power_are_those_asked()
    {
        var options = new ValueDifferenceOptions { Norm = 2, Power = 1 };
        Assert.Equal(Math.Sqrt(2 * 0.49), ValueDifferenceMetric.Fit(options, Codes, Labels, 2).Distance([0], [1]), 1e-15);
        options = new ValueDifferenceOptions { Norm = 3, Power = 3 };
        Assert.Equal(2 * 0.343, ValueDifferenceMetric.Fit(options, Codes, Labels, 2).Distance([0], [1]), 1e-15);
    }

    [Fact]
    public void A_category_without_samples_has_no_shares()
    {
        var options = new ValueDifferenceOptions { Categories = [4] };
        Assert.Equal(1, ValueDifferenceMetric.Fit(options, Codes, Labels, 2).Distance([0], [3]), 1e-15);
    }

    [Fact]
    public void Codes_out_of_range_are_refused()
    {
        Assert.Equal("The code in row 20, column 0 is 2; codes of that column are 0 … 1.", Refused(() => ValueDifferenceMetric.Fit(new ValueDifferenceOptions { Categories = [2] }, Codes, Labels, 2)));
        ValueDifferenceMetric metric = ValueDifferenceMetric.Fit(new ValueDifferenceOptions(), Codes, Labels, 2);
        Assert.Equal("A code of column 0 is 3; codes of that column are 0 … 2.", Refused(() => (object)metric.Distance([3], [0])));
        Assert.Equal("A column has fewer than 1 category. Give 1 or more for each column.", Refused(() => new ValueDifferenceOptions { Categories = [0] }));
        Assert.Equal("Norm is 0 but must be 1 or more. 1 is usual.", Refused(() => new ValueDifferenceOptions { Norm = 0 }));
        Assert.Equal("Power is 0 but must be 1 or more. 2 is usual.", Refused(() => new ValueDifferenceOptions { Power = 0 }));
        Assert.Equal("The sample has 2 columns, but 1 were fitted. (Parameter 'sample')", Assert.Throws<ArgumentException>(() => metric.Distance([0, 0], [0])).Message);
    }

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
