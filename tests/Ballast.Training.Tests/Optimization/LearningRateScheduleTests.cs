using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void A_constant_schedule_never_falls() => Assert.All(Enumerable.Range(0, 50), epoch => Assert.Equal(0.1, new ConstantSchedule().RateAt(epoch, 50, 0.1)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 0.1)]
    [InlineData(29, 0.1)]
    [InlineData(30, 0.01)]
    public void A_step_schedule_falls_to_a_tenth_every_15_epochs(int epoch, double share) => Assert.Equal(0.0005 * share, new StepSchedule().RateAt(epoch, 50, 0.0005), 1e-15);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0.75)] // (1 + cos 60°) / 2
    [InlineData(15, 0.5)]
    [InlineData(30, 0)]
    public void A_cosine_schedule_falls_along_half_a_cosine(int epoch, double share) => Assert.Equal(share, new CosineSchedule().RateAt(epoch, 30, 1), 1e-12);

    [Fact]
    public void Steps_that_make_no_sense_are_refused()
    {
        Assert.Equal("A step schedule of 0 epochs is not possible; it must be 1 or more. 15 is usual.", Assert.Throws<BallastException>(() => new StepSchedule { StepEpochs = 0 }).Message);
        Assert.Equal("The factor of a step schedule is 0; it must be above 0 and at most 1. 0.1 is usual.", Assert.Throws<BallastException>(() => new StepSchedule { Gamma = 0 }).Message);
        Assert.Throws<BallastException>(() => new StepSchedule { Gamma = 1.5 });
    }
}
