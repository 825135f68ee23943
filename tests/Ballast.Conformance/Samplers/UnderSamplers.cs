using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The samplers that choose what to keep of a class.</summary>
internal static class UnderSamplers
{
    public static IReadOnlyDictionary<string, Func<SamplerParameters, ISampler>> All { get; } = new Dictionary<string, Func<SamplerParameters, ISampler>>
    {
        ["NearMiss"] = p => new NearMiss(new NearMissOptions
        {
            Target = p.Target,
            Version = (NearMissVersion)p.Integer("version", 1),
            Neighbors = p.Integer("n_neighbors", 3),
            CandidateNeighbors = p.Integer("n_neighbors_ver3", 3),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["InstanceHardnessThreshold"] = p => new InstanceHardnessThreshold(new InstanceHardnessThresholdOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Folds = p.Integer("cv", 5),
            Estimator = new GaussianNaiveBayes(new GaussianNaiveBayesOptions()),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["ClusterCentroids"] = p => new ClusterCentroids(new ClusterCentroidsOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Voting = Voting(p),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
    };

    private static CentroidVoting Voting(SamplerParameters p) => p.Text("voting", "auto") switch
    {
        "auto" => CentroidVoting.Auto,
        "soft" => CentroidVoting.Soft,
        "hard" => CentroidVoting.Hard,
        string other => throw new NotSupportedException(other),
    };
}
