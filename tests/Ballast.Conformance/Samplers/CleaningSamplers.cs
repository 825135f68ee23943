using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The samplers that leave out samples by their neighbours.</summary>
internal static class CleaningSamplers
{
    public static IReadOnlyDictionary<string, Func<SamplerParameters, ISampler>> All { get; } = new Dictionary<string, Func<SamplerParameters, ISampler>>
    {
        ["TomekLinks"] = p => new TomekLinks(new TomekLinksOptions { Target = p.Target, Compatibility = Compatibility.ImbalancedLearn }),
        ["EditedNearestNeighbours"] = p => new EditedNearestNeighbors(new EditedNearestNeighborsOptions
        {
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 3),
            Agreement = Agreement(p),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["RepeatedEditedNearestNeighbours"] = p => new RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions
        {
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 3),
            Agreement = Agreement(p),
            MaxPasses = p.Integer("max_iter", 100),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["AllKNN"] = p => new AllKnn(new AllKnnOptions
        {
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 3),
            Agreement = Agreement(p),
            AllowMinority = p.Flag("allow_minority"),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["CondensedNearestNeighbour"] = p => new CondensedNearestNeighbor(new CondensedNearestNeighborOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 1),
            Seeds = p.Integer("n_seeds_S", 1),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["OneSidedSelection"] = p => new OneSidedSelection(new OneSidedSelectionOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 1),
            Seeds = p.Integer("n_seeds_S", 1),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["NeighbourhoodCleaningRule"] = p => new NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions
        {
            Target = p.Target,
            Neighbors = p.Integer("n_neighbors", 3),
            CleaningThreshold = p.Number("threshold_cleaning") ?? 0.5,
            Compatibility = Compatibility.ImbalancedLearn,
        }),
    };

    private static NeighborAgreement Agreement(SamplerParameters p) => p.Text("kind_sel", "all") switch
    {
        "all" => NeighborAgreement.All,
        "mode" => NeighborAgreement.Majority,
        string other => throw new NotSupportedException(other),
    };
}
