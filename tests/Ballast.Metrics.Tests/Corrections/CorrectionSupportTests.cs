using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class CorrectionSupportTests
{
    private static readonly PredictedProbabilities Four = PredictedProbabilities.Of(new Matrix<double>([.9, .1, .8, .2, .7, .3, .4, .6], 4, 2), [0, 0, 0, 1]);

    [Fact]
    public void A_class_with_few_samples_is_named()
    {
        Assert.Equal(
            ["The correction was fitted on 1 sample of class 'rust', fewer than 3: it may follow their luck. Give the validation part more of them."],
            CorrectionSupport.Warnings(Four, ["healthy", "rust"], 3));
    }

    [Fact]
    public void Enough_samples_need_no_word()
    {
        Assert.Empty(CorrectionSupport.Warnings(Four, ["healthy", "rust"], 1));
        Assert.Equal(2, CorrectionSupport.Warnings(Four, ["healthy", "rust"]).Length);
    }

    [Fact]
    public void Another_number_of_names_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => CorrectionSupport.Warnings(Four, ["healthy"]));
}
