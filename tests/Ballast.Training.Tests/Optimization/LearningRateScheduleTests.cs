using System.Text.Json;
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

    public static TheoryData<string, LearningRateSchedule> OfPyTorch() => new()
    {
        { "step", new StepSchedule { StepEpochs = 2 } },
        { "cosine", new CosineSchedule() },
        { "one_cycle", new OneCycleSchedule() },
        { "one_cycle_linear", new OneCycleSchedule { RisingShare = 0.1, Curve = AnnealingCurve.Linear, StartDivisor = 10, EndDivisor = 100 } },
        { "warmup", new WarmupSchedule() },
        { "warmup_step", new WarmupSchedule { Epochs = 2.5, StartFactor = 0.1, Around = new StepSchedule { StepEpochs = 2 } } },
        { "warmup_cosine", new WarmupSchedule { Epochs = 2, StartFactor = 0.1, Around = new CosineSchedule() } },
    };

    [Theory]
    [MemberData(nameof(OfPyTorch))]
    public void Every_step_has_the_rate_of_PyTorch(string name, LearningRateSchedule schedule)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(TestFiles.Resource("torch_schedules.json")));
        int epochs = reference.RootElement.GetProperty("epochs").GetInt32(), steps = reference.RootElement.GetProperty("steps_per_epoch").GetInt32();
        double initial = reference.RootElement.GetProperty("rate").GetDouble();
        double[] expected = [.. reference.RootElement.GetProperty(name).EnumerateArray().Select(rate => rate.GetDouble())];
        double[] rates = [.. Enumerable.Range(0, epochs * steps).Select(step => schedule.RateAt(new SchedulePosition(step / steps, epochs, step % steps, steps), initial))];
        Assert.Equal(epochs * steps, expected.Length);
        // PyTorch multiplies its way from step to step, which rounds each time.
        foreach ((double one, double other) in expected.Zip(rates)) Assert.Equal(one, other, 1e-13);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(0)]
    public void One_cycle_is_finite_in_runs_of_a_few_steps(double share)
    {
        for (int steps = 1; steps < 6; steps++)
            for (int step = 0; step < steps; step++)
                Assert.InRange(new OneCycleSchedule { RisingShare = share }.RateAt(new SchedulePosition(0, 1, step, steps), 1), 4e-6, 1);
    }

    [Fact]
    public void Cycles_and_warm_ups_that_make_no_sense_are_refused()
    {
        Assert.Equal("The rising share of one-cycle is 1.5; it must be 0 … 1. 0.3 is usual.", Assert.Throws<BallastException>(() => new OneCycleSchedule { RisingShare = 1.5 }).Message);
        Assert.Equal("The start divisor of one-cycle is 0.5; it must be 1 or more. 25 is usual.", Assert.Throws<BallastException>(() => new OneCycleSchedule { StartDivisor = 0.5 }).Message);
        Assert.Equal("The end divisor of one-cycle is 0; it must be 1 or more. 10000 is usual.", Assert.Throws<BallastException>(() => new OneCycleSchedule { EndDivisor = 0 }).Message);
        Assert.Equal("The warm-up is 0 epochs long; it must be above 0. 1 is usual.", Assert.Throws<BallastException>(() => new WarmupSchedule { Epochs = 0 }).Message);
        Assert.Equal(
            "The first factor of the warm-up is 0; it must be above 0 and at most 1. 0.001 is usual.", Assert.Throws<BallastException>(() => new WarmupSchedule { StartFactor = 0 }).Message);
    }

    [Fact]
    public void Steps_that_make_no_sense_are_refused()
    {
        Assert.Equal("A step schedule of 0 epochs is not possible; it must be 1 or more. 15 is usual.", Assert.Throws<BallastException>(() => new StepSchedule { StepEpochs = 0 }).Message);
        Assert.Equal("The factor of a step schedule is 0; it must be above 0 and at most 1. 0.1 is usual.", Assert.Throws<BallastException>(() => new StepSchedule { Gamma = 0 }).Message);
        Assert.Throws<BallastException>(() => new StepSchedule { Gamma = 1.5 });
    }
}
