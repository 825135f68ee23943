using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Batch samplers by name.</summary>
internal static class SamplerRecipes
{
    private const string EpochImages = "images an epoch; none for as many as there are";

    public static Recipes<BatchSampling> All { get; } = new("batch sampler", [.. Entries]);

    private static Recipe<BatchSampling>[] Entries =>
    [
        new RecipeOf<BatchSampling, BatchSampling.Instance>("instance", "Every image once", "every image once an epoch, in a new order each time", new()),
        new RecipeOf<BatchSampling, BatchSampling.ClassAware>("class_aware", "Class-aware sampling", "every class as often as any other", new())
            .WholeOrNone("epoch_images", EpochImages, sampling => sampling.EpochImages, (sampling, value) => sampling with { EpochImages = value }),
        new RecipeOf<BatchSampling, BatchSampling.SquareRoot>("square_root", "Square-root sampling", "classes by the square root of their counts", new())
            .WholeOrNone("epoch_images", EpochImages, sampling => sampling.EpochImages, (sampling, value) => sampling with { EpochImages = value }),
        new RecipeOf<BatchSampling, BatchSampling.Power>("power", "Power sampling", "classes by a power of their counts", new())
            .Number("exponent", "1 is every image alike, 0 every class", sampling => sampling.Exponent, (sampling, value) => sampling with { Exponent = value })
            .WholeOrNone("epoch_images", EpochImages, sampling => sampling.EpochImages, (sampling, value) => sampling with { EpochImages = value }),
        new RecipeOf<BatchSampling, BatchSampling.EffectiveNumber>("effective_number", "Effective-number sampling", "images by (1 − beta) / (1 − beta^n_c)", new())
            .Number("beta", "of the effective number", sampling => sampling.Beta, (sampling, value) => sampling with { Beta = value })
            .WholeOrNone("epoch_images", EpochImages, sampling => sampling.EpochImages, (sampling, value) => sampling with { EpochImages = value }),
        new RecipeOf<BatchSampling, BatchSampling.Progressive>("progressive", "Progressively balanced sampling", "from every image alike to every class alike, over the epochs", new())
            .WholeOrNone("epochs", "until every class is alike; none for all", sampling => sampling.Epochs, (sampling, value) => sampling with { Epochs = value })
            .WholeOrNone("epoch_images", EpochImages, sampling => sampling.EpochImages, (sampling, value) => sampling with { EpochImages = value }),
        new RecipeOf<BatchSampling, BatchSampling.Deferred>("deferred", "Deferred re-sampling", "every image once, another sampler in the last epochs (DRS)", new())
            .WholeOrNone("from_epoch", "the first epoch of the other, from 0; none for four fifths", sampling => sampling.FromEpoch, (sampling, value) => sampling with { FromEpoch = value })
            .Part("then", "the other", () => All, (sampling => sampling.Then, (sampling, value) => sampling with { Then = value })),
        new RecipeOf<BatchSampling, BatchSampling.UnderSampling>("under_sampling", "Under-sampling each epoch", "another subset of the larger classes each epoch", new())
            .Number("ratio", "images of a larger class for each of the rarest", sampling => sampling.Ratio, (sampling, value) => sampling with { Ratio = value }),
        new RecipeOf<BatchSampling, BatchSampling.BackgroundRatio>("background_ratio", "Background ratio", "so many background images for each other image", new() { Background = 0 })
            .Whole("background", "the background's class, from 0", sampling => sampling.Background, (sampling, value) => sampling with { Background = value })
            .Number("ratio", "background images for each other", sampling => sampling.NegativesPerPositive, (sampling, value) => sampling with { NegativesPerPositive = value }),
        new RecipeOf<BatchSampling, BatchSampling.RepeatFactor>("repeat_factor", "Repeat-factor sampling", "images of rare classes several times, none left out (LVIS)", new())
            .Number("threshold", "the share below which a class is repeated", sampling => sampling.Rule.Threshold, (sampling, value) => sampling with { Rule = sampling.Rule with { Threshold = value } })
            .Word("rounding", "what becomes of fractions", sampling => sampling.Rounding, (sampling, value) => sampling with { Rounding = value }),
    ];
}
