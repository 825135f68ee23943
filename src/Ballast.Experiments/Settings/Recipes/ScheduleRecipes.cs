using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Schedules of the learning rate by name.</summary>
internal static class ScheduleRecipes
{
    public static Recipes<LearningRateSchedule> All { get; } = new(
        "schedule",
        new RecipeOf<LearningRateSchedule, StepSchedule>("step", "Steps", "falls by a factor every so many epochs", new())
            .Whole("epochs", "epochs between two falls", step => step.StepEpochs, (step, value) => step with { StepEpochs = value })
            .Number("gamma", "the factor of each fall", step => step.Gamma, (step, value) => step with { Gamma = value }),
        new RecipeOf<LearningRateSchedule, CosineSchedule>("cosine", "Cosine", "falls along half a cosine to zero", new()),
        new RecipeOf<LearningRateSchedule, ConstantSchedule>("constant", "Constant", "stays the same", new()),
        new RecipeOf<LearningRateSchedule, OneCycleSchedule>("one_cycle", "One cycle", "rises to the learning rate and falls to almost nothing, at each step; give --patience as many epochs as --epochs", new())
            .Number("rising_share", "the share of the steps over which it rises", cycle => cycle.RisingShare, (cycle, value) => cycle with { RisingShare = value })
            .Number("start_divisor", "what the learning rate is divided by at the start", cycle => cycle.StartDivisor, (cycle, value) => cycle with { StartDivisor = value })
            .Number("end_divisor", "what the start is divided by at the end", cycle => cycle.EndDivisor, (cycle, value) => cycle with { EndDivisor = value })
            .Word("curve", "how it rises and falls", cycle => cycle.Curve, (cycle, value) => cycle with { Curve = value }),
        new RecipeOf<LearningRateSchedule, WarmupSchedule>("warmup", "Warm-up", "another schedule, small at first and growing along a line", new())
            .Number("epochs", "how long it grows; parts of an epoch count", warmup => warmup.Epochs, (warmup, value) => warmup with { Epochs = value })
            .Number("start_factor", "what the first step is multiplied by", warmup => warmup.StartFactor, (warmup, value) => warmup with { StartFactor = value })
            .Part("around", "the other schedule", () => All!, (warmup => warmup.Around, (warmup, value) => warmup with { Around = value })));
}
