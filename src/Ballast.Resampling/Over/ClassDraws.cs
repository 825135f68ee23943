using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The generator of each class: one stream through all classes, or, as imbalanced-learn has it, the same stream again for every class.</summary>
internal sealed class ClassDraws(SeededSamplerOptions options)
{
    private RandomState random = new(options.Seed);

    public RandomState Next()
    {
        if (options.Compatibility == Compatibility.ImbalancedLearn) random = new RandomState(options.Seed);
        return random;
    }
}
