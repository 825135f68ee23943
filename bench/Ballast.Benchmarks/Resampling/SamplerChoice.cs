using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>The samplers by imbalanced-learn's names, with the parameters and the outcome of the peer.</summary>
internal static class SamplerChoice
{
    public static ISampler Named(string name) => name switch
    {
        "RandomOverSampler" => new RandomOverSampler(new RandomOverSamplerOptions { Seed = 0, Compatibility = Compatibility.ImbalancedLearn }),
        "RandomUnderSampler" => new RandomUnderSampler(new RandomUnderSamplerOptions { Seed = 0, Compatibility = Compatibility.ImbalancedLearn }),
        "SMOTE" => new Smote(new SmoteOptions { Seed = 0, Compatibility = Compatibility.ImbalancedLearn }),
        "ADASYN" => new Adasyn(new AdasynOptions { Seed = 0, Compatibility = Compatibility.ImbalancedLearn }),
        _ => throw new ArgumentException($"No sampler is named {name}."),
    };
}
