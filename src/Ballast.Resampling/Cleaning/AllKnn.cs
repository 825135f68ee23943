using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Applies <see cref="EditedNearestNeighbors"/> with one neighbour, with two, and so on, each time to what is left.</summary>
/// <remarks>
/// <para>
/// All k-NN (Tomek 1976, doi:10.1109/TSMC.1976.4309523): passes with 1, 2, … <see cref="EditingOptions.Neighbors"/> neighbours. They end early when another
/// class has become smaller than the smallest was (unless <see cref="AllKnnOptions.AllowMinority"/>) or a class has lost all its samples; what that pass
/// left out stays out. Draws nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): a sample is never its own neighbour; the classes to clean are
/// those of the table as given, not taken anew from the counts before each pass; of equally small classes the one of the smallest label is the smallest, not
/// the one seen first; a pass that finds too few samples for its neighbours ends the work with a warning instead of failing.
/// Departs from the paper: samples go before the next pass looks, instead of being marked in all passes and going together.
/// </para>
/// <para>
/// The plan goes class after class. Cost: one exact neighbour search of the targeted samples in the whole table with the largest number of neighbours,
/// and again only of samples that lost most of them. Thread-safe.
/// </para>
/// </remarks>
public sealed class AllKnn : ISampler
{
    private const int Spare = 2;

    private readonly AllKnnOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public AllKnn(AllKnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    private bool IsPeer => options.Compatibility == Compatibility.ImbalancedLearn;

    /// <inheritdoc/>
    public string Method => "AllKNN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Cleaning;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        bool[] clean = options.Target.ToClean(scope);
        if (!IsPeer) EditingPass<T>.Require(labels.Length, options.Neighbors, Method);
        var plan = new PlanBuilder(Method, scope);
        var editing = new EditingPass<T>(features, labels, scope, Spare, options);
        int minority = MinorityClass.Of(scope, labels);
        for (int neighbors = 1; neighbors <= options.Neighbors; neighbors++)
        {
            int left = labels.Length - editing.Removals.Count;
            if (IsPeer)
            {
                clean = editing.CleanNow();
                EditingPass<T>.Require(left, neighbors, Method);
            }

            if (left <= neighbors)
            {
                plan.Warn($"AllKNN ended before {neighbors} neighbors: only {left} samples are left.");
                break;
            }

            editing.Run(clean, neighbors, EditingReason.Of(options.Agreement, neighbors, neighbors));
            if ((!options.AllowMinority && editing.HasNewMinority(minority)) || editing.HasClassVanished) break;
        }

        editing.Removals.WriteByClass(plan);
        return plan.Build();
    }
}
