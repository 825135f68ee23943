using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Mixing of images by name.</summary>
internal static class MixingRecipes
{
    private const string Alpha = "of the Beta distribution of shares", Probability = "of mixing an image at all";

    public static Recipes<ImageMixing?> All { get; } = new(
        "image mixing",
        new Recipe<ImageMixing?>("none", "No mixing", "images as they are", null, []),
        new RecipeOf<ImageMixing?, ImageMixing.MixUp>("mixup", "MixUp", "two images laid over each other, labels alike", new())
            .Number("alpha", Alpha, mixing => mixing.Alpha, (mixing, value) => mixing with { Alpha = value })
            .Number("p", Probability, mixing => mixing.Probability, (mixing, value) => mixing with { Probability = value }),
        new RecipeOf<ImageMixing?, ImageMixing.CutMix>("cutmix", "CutMix", "a box of one image in another, labels by area", new())
            .Number("alpha", Alpha, mixing => mixing.Alpha, (mixing, value) => mixing with { Alpha = value })
            .Number("p", Probability, mixing => mixing.Probability, (mixing, value) => mixing with { Probability = value }),
        new RecipeOf<ImageMixing?, ImageMixing.Remix>("remix", "Remix", "MixUp that gives the label to the rarer class", new())
            .Number("alpha", Alpha, mixing => mixing.Alpha, (mixing, value) => mixing with { Alpha = value })
            .Number("kappa", "how many times rarer", mixing => mixing.Kappa, (mixing, value) => mixing with { Kappa = value })
            .Number("tau", "the share below which it counts", mixing => mixing.Tau, (mixing, value) => mixing with { Tau = value }),
        new RecipeOf<ImageMixing?, ImageMixing.ManifoldMixUp>("manifold_mixup", "Manifold MixUp", "MixUp of what a layer of the network found", new())
            .Number("alpha", Alpha, mixing => mixing.Alpha, (mixing, value) => mixing with { Alpha = value }));
}
