using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The over-samplers beyond SMOTE and ADASYN, alone and before a cleaning method.</summary>
internal static class OverSamplers
{
    public static IReadOnlyDictionary<string, Func<SamplerParameters, ISampler>> All { get; } = new Dictionary<string, Func<SamplerParameters, ISampler>>
    {
        ["RandomOverSampler"] = p => new RandomOverSampler(new RandomOverSamplerOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Shrinkage = p.Find("shrinkage") is { } value ? ShrinkageOf(value) : null,
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["BorderlineSMOTE"] = p => new BorderlineSmote(new BorderlineSmoteOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 5),
            DangerNeighbors = p.Integer("m_neighbors", 10),
            Toward = p.Text("kind", "borderline-1") == "borderline-1" ? BorderlineKind.OwnClass : BorderlineKind.AnyClass,
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["SVMSMOTE"] = p => new SvmSmote(new SvmSmoteOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 5),
            DangerNeighbors = p.Integer("m_neighbors", 10),
            OutwardStep = p.Number("out_step") ?? 0.5,
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["SMOTENC"] = p => new SmoteNc(new SmoteNcOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 5),
            CategoricalColumns = [.. p.Find("categorical_features")!.Value.Integers()],
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["SMOTEN"] = p => new SmoteN(new SmoteNOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 5),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["KMeansSMOTE"] = p => new KMeansSmote(new KMeansSmoteOptions
        {
            Seed = p.Seed,
            Target = p.Target,
            Neighbors = p.Integer("k_neighbors", 2),
            Clusters = p.Integer("kmeans_estimator", 8),
            LeastShare = p.Number("cluster_balance_threshold"),
            DensityExponent = p.Number("density_exponent"),
            Compatibility = Compatibility.ImbalancedLearn,
        }),
        ["SMOTEENN"] = p => new SmoteEnn(new SmoteEnnOptions { Seed = p.Seed, Target = p.Target, Compatibility = Compatibility.ImbalancedLearn }),
        ["SMOTETomek"] = p => new SmoteTomek(new SmoteTomekOptions { Seed = p.Seed, Target = p.Target, Compatibility = Compatibility.ImbalancedLearn }),
    };

    private static Shrinkage ShrinkageOf(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? Shrinkage.Of(value.GetDouble())
        : Shrinkage.PerClass(value.EnumerateObject().ToDictionary(pair => int.Parse(pair.Name), pair => pair.Value.GetDouble()));
}
