using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Leaves out samples that their neighbours would give to another class, and those that make samples of the smallest class be misclassified.</summary>
/// <remarks>
/// <para>
/// The neighbourhood cleaning rule (Laurikkala 2001, doi:10.1007/3-540-48229-6_9, section 3.3): a sample of a targeted class goes when its class is not the
/// most frequent among its nearest neighbours; where that is so of a sample of the smallest class, those of its neighbours go that are of a targeted
/// class larger than <see cref="NeighborhoodCleaningRuleOptions.CleaningThreshold"/> times the smallest. Draws nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): a sample does not vote on itself, neither where copies stand
/// before it nor, as there, always when a sample of the smallest class is classified; of equally small classes the one of the smallest label is the smallest,
/// not the one seen first.
/// </para>
/// <para>
/// The plan keeps the order. Cost: one exact neighbour search in the whole table, of the targeted samples and the smallest class. Thread-safe.
/// </para>
/// </remarks>
public sealed class NeighborhoodCleaningRule : ISampler
{
    private const string NeighborReason = "It is a neighbor of a misclassified sample of the smallest class.";

    private readonly NeighborhoodCleaningRuleOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public NeighborhoodCleaningRule(NeighborhoodCleaningRuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "NCR";

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
        int minority = MinorityClass.Of(scope, labels);
        bool[] judged = [.. clean];
        judged[minority] = true;
        int[] rows = RowsOf(judged, labels);
        NeighborTable nearest = Neighborhood.Among(features, rows, Neighborhood.AllRows(labels.Length), options.Neighbors, options);
        var removals = new Removals(labels.Length);
        string reason = EditingReason.Of(NeighborAgreement.Majority, options.Neighbors);
        for (int i = 0; i < rows.Length; i++)
            if (clean[labels[rows[i]]] && Winner(nearest.Indices(i), labels) != labels[rows[i]])
                removals.Remove(rows[i], reason);
        CleanAround(removals, Misclassified(features, labels, scope.Rows[minority], rows, nearest), labels, Large(scope, clean, minority));
        var plan = new PlanBuilder(Method, scope);
        removals.WriteInOrder(plan, labels);
        return plan.Build();
    }

    private static void CleanAround(Removals removals, List<int[]> around, ReadOnlySpan<int> labels, bool[] large)
    {
        foreach (int[] neighbors in around)
            foreach (int neighbor in neighbors)
                if (large[labels[neighbor]])
                    removals.Remove(neighbor, NeighborReason);
    }

    private static int[] RowsOf(bool[] wanted, ReadOnlySpan<int> labels)
    {
        var rows = new List<int>(labels.Length);
        for (int row = 0; row < labels.Length; row++)
            if (wanted[labels[row]])
                rows.Add(row);
        return [.. rows];
    }

    private static int Winner(ReadOnlySpan<int> neighbors, ReadOnlySpan<int> labels)
    {
        Span<int> votes = neighbors.Length <= 64 ? stackalloc int[neighbors.Length] : new int[neighbors.Length];
        for (int i = 0; i < votes.Length; i++) votes[i] = labels[neighbors[i]];
        return LabelVote.Winner(votes);
    }

    private bool[] Large(ClassScope scope, bool[] clean, int minority)
    {
        bool[] large = new bool[clean.Length];
        foreach (int label in scope.Present) large[label] = clean[label] && scope.Counts[label] > scope.Counts[minority] * options.CleaningThreshold;
        return large;
    }

    /// <summary>The neighbours of each sample of the smallest class that they, or in the peer's way they and itself, give to another class.</summary>
    private List<int[]> Misclassified<T>(Matrix<T> features, ReadOnlySpan<int> labels, int[] smallest, int[] rows, NeighborTable nearest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NeighborTable? withSelf = options.Compatibility == Compatibility.ImbalancedLearn
            ? Neighborhood.WithSelf(features, smallest, Neighborhood.AllRows(labels.Length), options.Neighbors, options)
            : null;
        var found = new List<int[]>();
        for (int i = 0; i < smallest.Length; i++)
        {
            ReadOnlySpan<int> neighbors = nearest.Indices(Array.BinarySearch(rows, smallest[i]));
            ReadOnlySpan<int> voters = withSelf is null ? neighbors : withSelf.Indices(i);
            if (Winner(voters, labels) != labels[smallest[i]]) found.Add(neighbors.ToArray());
        }

        return found;
    }
}
