using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class OneClassSvmTests
{
    [Fact]
    public void The_share_bounds_what_lies_outside_and_what_supports()
    {
        Matrix<double> features = LabeledSamples.Blobs([400], 3, 4).Features;
        OneClassModel model = new OneClassSvm(new OneClassSvmOptions { Outside = 0.1 }).Fit(features);
        Assert.Equal(40, model.Weights.Sum(), 1e-9);
        Assert.True(model.Support.Length >= 40);
        double[] decided = model.Decide(features);

        // Points at the bound are outside, all but those within the tolerance.
        Assert.InRange(decided.Count(value => value < -1e-3), 1, 40);
        double far = model.Decide(new Matrix<double>([50, 50, 50], 1, 3))[0];
        Assert.Equal(-model.Threshold, far, 1e-12);
    }

    [Fact]
    public void A_single_sample_is_its_own_boundary()
    {
        OneClassModel model = new OneClassSvm(new OneClassSvmOptions { Outside = 1 }).Fit(new Matrix<double>([5], 1, 1));
        Assert.Equal([1.0], model.Weights);
        Assert.Equal(0, model.Decide(new Matrix<double>([5], 1, 1))[0], 1e-12);
    }

    [Fact]
    public void Any_number_of_workers_gives_the_same_bits()
    {
        Matrix<double> features = LabeledSamples.Blobs([700], 5, 8).Features;
        double[] one = new OneClassSvm(new OneClassSvmOptions { Workers = 1 }).Fit(features).Decide(features);
        Assert.Equal(one, new OneClassSvm(new OneClassSvmOptions { Workers = 8 }).Fit(features).Decide(features));
    }

    [Fact]
    public void Settings_and_tables_that_do_not_work_are_refused()
    {
        Assert.Equal("Outside is 0 but must be above 0 and at most 1. 0.5 is usual.", Refused(() => new OneClassSvmOptions { Outside = 0 }));
        Assert.Equal("Tolerance is 0 but must be above 0. 0.001 is usual.", Refused(() => new OneClassSvmOptions { Tolerance = 0 }));
        Assert.Equal("There are no samples to learn from. Give at least one row.", Refused(() => new OneClassSvm(new OneClassSvmOptions()).Fit(new Matrix<double>(0, 2))));
    }

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
