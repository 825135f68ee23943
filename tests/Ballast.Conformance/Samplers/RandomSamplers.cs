using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The samplers that only draw, and the two that make points between neighbours.</summary>
internal static class RandomSamplers
{
    public static IReadOnlyDictionary<string, Func<SamplerParameters, ISampler>> All { get; } = new Dictionary<string, Func<SamplerParameters, ISampler>>
    {
        ["RandomUnderSampler"] = p => new RandomUnderSampler(new RandomUnderSamplerOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Drawing = p.Flag("replacement") ? Drawing.WithReplacement : Drawing.WithoutReplacement,
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["SMOTE"] = p => new Smote(new SmoteOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 5),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["ADASYN"] = p => new Adasyn(new AdasynOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 5),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
    };
}
