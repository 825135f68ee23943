using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Loss functions by name.</summary>
internal static class LossRecipes
{
    public static Recipes<LossFunction> All { get; } = new(
        "loss function",
        new RecipeOf<LossFunction, LossFunction.CrossEntropy>("cross_entropy", "Cross-entropy", "mean of −log p of the true class, every image alike", new()),
        new RecipeOf<LossFunction, LossFunction.WeightedCrossEntropy>("weighted_cross_entropy", "Class weights", "cross-entropy with class weights N / (K · n_c)", new())
            .Word("norm", "what the weighted sum of a batch is divided by", loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.Focal>("focal_loss", "Focal loss", "well-classified images count less, by (1 − p)^gamma", new())
            .Number("gamma", "the exponent, 0 or more", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Word("alpha", "the factor of each class", loss => loss.Alpha, (loss, value) => loss with { Alpha = value }));
}
