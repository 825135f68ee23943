using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Leaves out samples that their nearest neighbours would give to another class.</summary>
/// <remarks>
/// <para>
/// Edited nearest neighbours (Wilson 1972, doi:10.1109/TSMC.1972.4309137, section II): a sample of a targeted class stays when all, or most, of its
/// nearest neighbours in the whole table are of its class. All samples are judged by the table as given. Draws nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores it): a sample is kept from being its own neighbour by its index,
/// not by dropping the first of Neighbors + 1, which differs where samples are exact copies.
/// Departs from the paper: all neighbours must agree unless <see cref="EditingOptions.Agreement"/> says that most suffice, as in the paper.
/// </para>
/// <para>The plan goes class after class. Cost: one exact neighbour search of the targeted samples in the whole table. Thread-safe.</para>
/// </remarks>
public sealed class EditedNearestNeighbors : ISampler
{
    private readonly EditedNearestNeighborsOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public EditedNearestNeighbors(EditedNearestNeighborsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "ENN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Cleaning;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        bool[] clean = options.Target.ToClean(scope);
        EditingPass<T>.Require(labels.Length, options.Neighbors, Method);
        var plan = new PlanBuilder(Method, scope);
        var editing = new EditingPass<T>(features, labels, scope, 0, options);
        editing.Run(clean, options.Neighbors, EditingReason.Of(options.Agreement, options.Neighbors));
        editing.Removals.WriteByClass(plan);
        return plan.Build();
    }
}
