using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE, then edited nearest neighbours: samples, made or not, that their neighbours would give to another class go.</summary>
/// <remarks>
/// <para>
/// SMOTE + ENN (Batista, Prati and Monard 2004, doi:10.1145/1007730.1007735, section 3.2): <see cref="Smote"/>, then <see cref="EditedNearestNeighbors"/> on its outcome, of all classes by
/// default. The plan tells of the dataset before both: a made sample that goes is not there, an original that goes is listed with its reason. Class after class.
/// </para>
/// <para>
/// Departs from imbalanced-learn as both methods do (<see cref="Compatibility.ImbalancedLearn"/> restores it). Departs from the paper: all neighbours must agree unless
/// <see cref="SmoteEnnOptions.Agreement"/> says that most suffice.
/// </para>
/// <para>Cost: that of SMOTE, a copy of its outcome, and one exact neighbour search in it. Thread-safe.</para>
/// </remarks>
public sealed class SmoteEnn : ISampler
{
    private readonly SmoteEnnOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteEnn(SmoteEnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTEENN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Combined;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        var editing = new EditedNearestNeighbors(new EditedNearestNeighborsOptions
        {
            Target = options.CleaningTarget,
            Neighbors = options.CleaningNeighbors,
            Agreement = options.Agreement,
            Compatibility = options.Compatibility,
            Workers = options.Workers,
            ClassNames = options.ClassNames,
        });
        return CleaningStep.After(CleaningStep.SmoteOf(options), editing, features, labels, (scope, new PlanBuilder(Method, scope, options.Seed)));
    }
}
