namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Adasyn"/>. Neighbors also says how many neighbours in the whole table tell how hard a sample is.</summary>
public sealed record AdasynOptions : SmoteFamilyOptions
{
    /// <summary>What to do with a class that has no hard sample; default <see cref="UniformClassRemedy.Refuse"/>.</summary>
    public UniformClassRemedy UniformClass { get; init; } = UniformClassRemedy.Refuse;
}
