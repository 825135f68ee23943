using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE, then Tomek links: samples, made or not, that are each other's nearest neighbours across classes go.</summary>
/// <remarks>
/// <para>
/// SMOTE + Tomek links (Batista, Prati and Monard 2004, doi:10.1145/1007730.1007735, section 3.2): <see cref="Smote"/>, then <see cref="TomekLinks"/> on its outcome, both ends of a link by
/// default. The plan tells of the dataset before both: a made sample that goes is not there, an original that goes is listed with its reason. It keeps SMOTE's order.
/// </para>
/// <para>Departs from imbalanced-learn as both methods do (<see cref="Compatibility.ImbalancedLearn"/> restores it).</para>
/// <para>Cost: that of SMOTE, a copy of its outcome, and one exact neighbour search in it. Thread-safe.</para>
/// </remarks>
public sealed class SmoteTomek : ISampler
{
    private readonly SmoteTomekOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteTomek(SmoteTomekOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTETomek";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Combined;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        var links = new TomekLinks(new TomekLinksOptions
        {
            Target = options.CleaningTarget,
            Compatibility = options.Compatibility,
            Workers = options.Workers,
            ClassNames = options.ClassNames,
        });
        return CleaningStep.After(CleaningStep.SmoteOf(options), links, features, labels, (scope, new PlanBuilder(Method, scope, options.Seed)));
    }
}
