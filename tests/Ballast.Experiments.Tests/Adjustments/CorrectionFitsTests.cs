namespace Ballast.Experiments.Tests;

public sealed class CorrectionFitsTests
{
    [Fact]
    public void A_run_that_saw_other_class_shares_is_told_to_whoever_corrects_it()
    {
        RunConfiguration plain = RunConfiguration.Of(new RunSettings { DatasetPath = "photos" }, "f");
        Assert.Empty(CorrectionFits.OtherShares(plain));
        Assert.Equal(
            [
                "The run was trained with ldam: its probabilities follow the training shares only roughly, and the correction assumes that they do.",
                "The run's batches were drawn by class_aware: the network saw classes in other shares than the training part has, and the correction assumes those. It may correct twice.",
            ],
            CorrectionFits.OtherShares(plain with { LossFunction = "ldam", Sampler = "class_aware" }));
    }
}
