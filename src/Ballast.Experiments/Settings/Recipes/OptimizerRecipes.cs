using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Optimisers by name.</summary>
internal static class OptimizerRecipes
{
    private const string Beta1 = "how much of the first moment is kept at a step", Beta2 = "how much of the second moment is kept at a step",
        Epsilon = "added to the root of the second moment", Decayed = "which parameters weight decay pulls";

    public static Recipes<OptimizerSettings> All { get; } = new(
        "optimiser",
        new RecipeOf<OptimizerSettings, OptimizerSettings.Adam>("adam", "Adam", "weight decay is added to the gradient, as torch.optim.Adam does", new())
            .Number("beta1", Beta1, adam => adam.Beta1, (adam, value) => adam with { Beta1 = value })
            .Number("beta2", Beta2, adam => adam.Beta2, (adam, value) => adam with { Beta2 = value })
            .Number("epsilon", Epsilon, adam => adam.Epsilon, (adam, value) => adam with { Epsilon = value })
            .Word("decayed", Decayed, adam => adam.Decayed, (adam, value) => adam with { Decayed = value }),
        new RecipeOf<OptimizerSettings, OptimizerSettings.AdamW>("adamw", "AdamW", "weight decay shrinks the weights directly; PyTorch's default decay is 0.01", new())
            .Number("beta1", Beta1, adam => adam.Beta1, (adam, value) => adam with { Beta1 = value })
            .Number("beta2", Beta2, adam => adam.Beta2, (adam, value) => adam with { Beta2 = value })
            .Number("epsilon", Epsilon, adam => adam.Epsilon, (adam, value) => adam with { Epsilon = value })
            .Word("decayed", Decayed, adam => adam.Decayed, (adam, value) => adam with { Decayed = value }),
        new RecipeOf<OptimizerSettings, OptimizerSettings.Sgd>("sgd", "SGD", "momentum; a learning rate of 0.01 to 0.1 suits it", new())
            .Number("momentum", "how much of the last steps goes on", sgd => sgd.Momentum, (sgd, value) => sgd with { Momentum = value })
            .Word("kind", "where a step looks", sgd => sgd.Kind, (sgd, value) => sgd with { Kind = value })
            .Word("decayed", Decayed, sgd => sgd.Decayed, (sgd, value) => sgd with { Decayed = value }));
}
