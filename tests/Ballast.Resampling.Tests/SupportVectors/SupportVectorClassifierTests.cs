using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SupportVectorClassifierTests
{
    [Fact]
    public void Two_points_are_divided_in_the_middle()
    {
        // w = Σ weight · x, both multipliers a: the margin needs a · 2² = 2, so a = 1/2, w = −1 and f(x) = 1 − x.
        var features = new Matrix<double>([0, 2], 2, 1);
        SupportVectorModel model = Linear(1).Fit(features, [0, 1], 2);
        SupportVectorPair pair = Assert.Single(model.Pairs);
        Assert.Equal([0.5, -0.5], pair.Weights);
        Assert.Equal(-1, pair.Threshold);
        Assert.Equal([0, 1], model.Support);
        Matrix<double> decided = model.Decide(new Matrix<double>([-1, 0.5, 3], 3, 1));
        Assert.Equal([2, 0.5, -2], decided.Values.ToArray());
        Assert.Equal([0, 0, 1], model.Predict(new Matrix<double>([-1, 0.5, 3], 3, 1)));
    }

    [Fact]
    public void A_penalty_below_the_multiplier_cuts_it()
    {
        SupportVectorPair pair = Linear(0.25).Fit(new Matrix<double>([0, 2], 2, 1), [0, 1], 2).Pairs[0];
        Assert.Equal([0.25, -0.25], pair.Weights);
    }

    [Theory]
    [InlineData(3, 1.0)]
    [InlineData(40, 1.0)]
    [InlineData(5, 20.0)]
    public void The_optimality_conditions_hold_for_every_pair(int columns, double penalty)
    {
        LabeledSamples table = LabeledSamples.Blobs([260, 120, 70], columns, 3);
        const double gamma = 0.1;
        var options = new SupportVectorOptions { Kernel = SupportVectorKernel.Rbf(gamma), Penalty = penalty };
        SupportVectorModel model = new SupportVectorClassifier(options).Fit(table.Features, table.Labels, 3);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], model.Pairs.Select(pair => (pair.First, pair.Second)));
        foreach (SupportVectorPair pair in model.Pairs)
        {
            // Kernel values are float32: each of the sums of up to 450 multipliers may be off by 450 · penalty · 2⁻²⁴.
            Assert.True(Violation(table, pair, penalty, gamma) < 1e-3 + 450 * penalty * 1.2e-7);
            Assert.Equal(0, pair.Weights.Sum(), 1e-9);
        }
    }

    [Fact]
    public void The_cache_and_the_workers_do_not_change_a_bit()
    {
        LabeledSamples table = LabeledSamples.Blobs([900, 500], 6, 5);
        SupportVectorPair[] seen =
        [
            .. new[] { (1, 1), (2, 1), (8, 200), (1, 200) }.Select(means => new SupportVectorClassifier(
                new SupportVectorOptions { Workers = means.Item1, CacheMegabytes = means.Item2 }).Fit(table.Features, table.Labels, 2).Pairs[0]),
        ];
        Assert.All(seen, pair => Assert.Equal(seen[0].Weights, pair.Weights));
        Assert.All(seen, pair => Assert.Equal(seen[0].Rows, pair.Rows));
        Assert.All(seen, pair => Assert.Equal(seen[0].Threshold, pair.Threshold));
    }

    [Fact]
    public void Rows_under_pressure_are_computed_again()
    {
        // 3000 rows of 12 kB do not fit 1 MB: 87 rows at a time.
        LabeledSamples table = LabeledSamples.Blobs([2000, 1000], 2, 6);
        SupportVectorModel small = new SupportVectorClassifier(new SupportVectorOptions { CacheMegabytes = 1 }).Fit(table.Features, table.Labels, 2);
        SupportVectorModel large = new SupportVectorClassifier(new SupportVectorOptions()).Fit(table.Features, table.Labels, 2);
        Assert.Equal(large.Pairs[0].Weights, small.Pairs[0].Weights);
    }

    [Fact]
    public void Equal_columns_give_a_gamma_of_one()
    {
        var features = new Matrix<double>([3, 3, 3, 3], 4, 1);
        SupportVectorModel model = new SupportVectorClassifier(new SupportVectorOptions()).Fit(features, [0, 0, 1, 1], 2);
        Assert.Equal([1, 1, -1, -1], model.Pairs[0].Weights);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Equal("Penalty is 0 but must be above 0. 1 is usual.", Refused(() => new SupportVectorOptions { Penalty = 0 }));
        Assert.Equal("Tolerance is -1 but must be above 0. 0.001 is usual.", Refused(() => new SupportVectorOptions { Tolerance = -1 }));
        Assert.Equal("CacheMegabytes is 0 but must be 1 or more. 100 is usual.", Refused(() => new SupportVectorOptions { CacheMegabytes = 0 }));
        Assert.Equal("Workers is 0 but must be 1 or more.", Refused(() => new SupportVectorOptions { Workers = 0 }));
        Assert.Equal("The gamma of the kernel is -2 but must be above 0. RbfScaled chooses it by the data.", Refused(() => SupportVectorKernel.Rbf(-2)));
        Assert.Equal("All samples are of Class 0; balancing needs at least two classes.", Refused(() => Linear(1).Fit(new Matrix<double>(3, 1), [0, 0, 0], 1)));
    }

    [Fact]
    public void Another_number_of_columns_is_a_mistake()
    {
        SupportVectorModel model = Linear(1).Fit(new Matrix<double>([0, 2], 2, 1), [0, 1], 2);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => model.Decide(new Matrix<double>(1, 2)));
        Assert.Equal("The table has 2 columns, but 1 were fitted. (Parameter 'features')", refused.Message);
    }

    private static SupportVectorClassifier Linear(double penalty) => new(new SupportVectorOptions { Kernel = SupportVectorKernel.Linear, Penalty = penalty });

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;

    /// <summary>max over points that may grow of −y·G less min over points that may fall: below 0 at the optimum.</summary>
    private static double Violation(LabeledSamples table, SupportVectorPair pair, double penalty, double gamma)
    {
        double up = double.NegativeInfinity, low = double.PositiveInfinity;
        for (int row = 0; row < table.Labels.Length; row++)
        {
            if (table.Labels[row] != pair.First && table.Labels[row] != pair.Second) continue;
            double sign = table.Labels[row] == pair.First ? 1 : -1, sum = -sign, alpha = 0;
            for (int i = 0; i < pair.Rows.Length; i++)
            {
                if (pair.Rows[i] == row) alpha = sign * pair.Weights[i];
                sum += pair.Weights[i] * Math.Exp(-gamma * Squared(table.Features.Row(row), table.Features.Row(pair.Rows[i])));
            }

            Assert.InRange(alpha, 0, penalty);
            if (sign > 0 ? alpha < penalty : alpha > 0) up = Math.Max(up, -sum);
            if (sign > 0 ? alpha > 0 : alpha < penalty) low = Math.Min(low, -sum);
        }

        return up - low;
    }

    private static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
