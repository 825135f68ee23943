using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>The samplers by imbalanced-learn's names, with its default parameters, seed 0 and its outcome, so that both sides do the same work.</summary>
internal static class SamplerChoice
{
    private const Compatibility Peer = Compatibility.ImbalancedLearn;

    public static ISampler Named(string name) => name switch
    {
        "RandomOverSampler" => new RandomOverSampler(new RandomOverSamplerOptions { Seed = 0, Compatibility = Peer }),
        "SMOTE" => new Smote(new SmoteOptions { Seed = 0, Compatibility = Peer }),
        "ADASYN" => new Adasyn(new AdasynOptions { Seed = 0, Compatibility = Peer }),
        "BorderlineSMOTE" => new BorderlineSmote(new BorderlineSmoteOptions { Seed = 0, Compatibility = Peer }),
        "SVMSMOTE" => new SvmSmote(new SvmSmoteOptions { Seed = 0, Compatibility = Peer }),
        "KMeansSMOTE" => new KMeansSmote(new KMeansSmoteOptions { Seed = 0, LeastShare = 0.05, Compatibility = Peer }),
        "ClusterCentroids" => new ClusterCentroids(new ClusterCentroidsOptions { Seed = 0, Compatibility = Peer }),
        "RandomUnderSampler" => new RandomUnderSampler(new RandomUnderSamplerOptions { Seed = 0, Compatibility = Peer }),
        "NearMiss" => new NearMiss(new NearMissOptions { Compatibility = Peer }),
        "TomekLinks" => new TomekLinks(new TomekLinksOptions { Compatibility = Peer }),
        "EditedNearestNeighbours" => new EditedNearestNeighbors(new EditedNearestNeighborsOptions { Compatibility = Peer }),
        "RepeatedEditedNearestNeighbours" => new RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions { Compatibility = Peer }),
        "AllKNN" => new AllKnn(new AllKnnOptions { Compatibility = Peer }),
        "CondensedNearestNeighbour" => new CondensedNearestNeighbor(new CondensedNearestNeighborOptions { Seed = 0, Compatibility = Peer }),
        "OneSidedSelection" => new OneSidedSelection(new OneSidedSelectionOptions { Seed = 0, Compatibility = Peer }),
        "NeighbourhoodCleaningRule" => new NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions { Compatibility = Peer }),
        "SMOTEENN" => new SmoteEnn(new SmoteEnnOptions { Seed = 0, Compatibility = Peer }),
        "SMOTETomek" => new SmoteTomek(new SmoteTomekOptions { Seed = 0, Compatibility = Peer }),
        _ => throw new ArgumentException($"No sampler is named {name}."),
    };
}
