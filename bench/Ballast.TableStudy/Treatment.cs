using Ballast.Resampling;

namespace Ballast.TableStudy;

/// <summary>What is done about the imbalance of the training part: nothing, weights, or a sampler with its default settings.</summary>
internal sealed record Treatment(string Name, Func<uint, ISampler>? Sampler = null)
{
    public const string Nothing = "nothing", ClassWeights = "class weights";

    public static IReadOnlyList<Treatment> All { get; } =
    [
        new(Nothing),
        new(ClassWeights),
        new("random over-sampling", seed => new RandomOverSampler(new RandomOverSamplerOptions { Seed = seed })),
        new("random under-sampling", seed => new RandomUnderSampler(new RandomUnderSamplerOptions { Seed = seed })),
        new("SMOTE", seed => new Smote(new SmoteOptions { Seed = seed, SmallClass = SmallClassRemedy.ReduceNeighbors })),
        new("ADASYN", seed => new Adasyn(new AdasynOptions { Seed = seed, SmallClass = SmallClassRemedy.ReduceNeighbors, UniformClass = UniformClassRemedy.FallBackToSmote })),
        new("borderline SMOTE", seed => new BorderlineSmote(new BorderlineSmoteOptions { Seed = seed, SmallClass = SmallClassRemedy.ReduceNeighbors, NoDanger = NoDangerRemedy.FallBackToSmote })),
        new("SMOTE and Tomek links", seed => new SmoteTomek(new SmoteTomekOptions { Seed = seed, SmallClass = SmallClassRemedy.ReduceNeighbors })),
        new("polynom-fit SMOTE", _ => new PolynomFitSmote(new PolynomFitSmoteOptions())),
        new("Tomek links", _ => new TomekLinks(new TomekLinksOptions())),
    ];
}
