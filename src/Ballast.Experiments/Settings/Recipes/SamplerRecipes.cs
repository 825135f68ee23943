using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Batch samplers by name.</summary>
internal static class SamplerRecipes
{
    public static Recipes<BatchSampling> All { get; } = new(
        "batch sampler",
        new RecipeOf<BatchSampling, BatchSampling.Instance>("instance", "Every image once", "every image once an epoch, in a new order each time", new()));
}
