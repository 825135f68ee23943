using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>What is done to gradients before a step and to weights after it, by name.</summary>
internal static class WeightCareRecipes
{
    public static Recipes<GradientClipping?> Clipping { get; } = new(
        "gradient clipping",
        new Recipe<GradientClipping?>("none", "No clipping", "gradients as they are", null, []),
        new RecipeOf<GradientClipping?, GradientClipping.ByNorm>("norm", "Clipping by norm", "all gradients together are scaled down where their norm is above a limit", new())
            .Number("limit", "the largest norm", clipping => clipping.Limit, (clipping, value) => clipping with { Limit = value }),
        new RecipeOf<GradientClipping?, GradientClipping.ByValue>("value", "Clipping by value", "each value of a gradient is brought into −limit … limit", new())
            .Number("limit", "the largest value", clipping => clipping.Limit, (clipping, value) => clipping with { Limit = value }));

    public static Recipes<WeightAveraging?> Averaging { get; } = new(
        "weight averaging",
        new Recipe<WeightAveraging?>("none", "No averaging", "the weights of the best epoch", null, []),
        new RecipeOf<WeightAveraging?, WeightAveraging>("ema", "Moving average", "a moving average of the weights is validated and kept in their place", new())
            .Number("decay", "how much of the average is kept at a step", ema => ema.Decay, (ema, value) => ema with { Decay = value })
            .Number("ramp_steps", "steps over which the decay grows to its value", ema => ema.RampSteps, (ema, value) => ema with { RampSteps = value }));
}
