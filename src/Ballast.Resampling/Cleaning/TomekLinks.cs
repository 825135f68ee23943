using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Leaves out samples whose nearest neighbour is of another class and has them as its nearest neighbour in turn.</summary>
/// <remarks>
/// <para>
/// Tomek links (Tomek 1976, Two modifications of CNN, doi:10.1109/TSMC.1976.4309452): two samples of different classes of which each is the other's nearest
/// neighbour. Those ends that are of a targeted class go: by default all but the smallest class, with <see cref="SamplingTarget.All"/> both ends. Draws
/// nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores it): a sample is kept from being its own neighbour by its index,
/// not by taking the second of two, which differs where samples are exact copies.
/// </para>
/// <para>
/// The plan keeps the order. Cost: one exact neighbour search in the whole table, of the samples outside the largest class and of their neighbours
/// only. Thread-safe.
/// </para>
/// </remarks>
public sealed class TomekLinks : ISampler
{
    internal const string Reason = "It forms a Tomek link with a sample of another class.";

    private readonly TomekLinksOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public TomekLinks(TomekLinksOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "TomekLinks";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Cleaning;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        bool[] clean = options.Target.ToClean(scope);
        var plan = new PlanBuilder(Method, scope);
        var removals = new Removals(labels.Length);
        int[] partners = Partners(features, Neighborhood.AllRows(labels.Length), labels, clean, options);
        for (int row = 0; row < partners.Length; row++)
            if (partners[row] >= 0 && clean[labels[row]])
                removals.Remove(row, Reason);
        removals.WriteInOrder(plan, labels);
        return plan.Build();
    }

    /// <summary>The other end of each row's link, or −1; links without an end in a class to clean are left out.</summary>
    /// <param name="features">Samples × features.</param>
    /// <param name="rows">The samples to look at, ascending; at least two.</param>
    /// <param name="labels">One label a row of the table.</param>
    /// <param name="clean">The classes to clean.</param>
    /// <param name="options">The settings.</param>
    /// <returns>One partner a row of the table.</returns>
    internal static int[] Partners<T>(Matrix<T> features, int[] rows, ReadOnlySpan<int> labels, bool[] clean, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] nearest = new int[features.Rows], partners = new int[features.Rows];
        nearest.AsSpan().Fill(-1);
        partners.AsSpan().Fill(-1);
        int[] first = FirstEnds(rows, labels, clean);
        Search(features, first, rows, nearest, options);

        // A link has an end in the first rows; its other end is the nearest neighbour of that one.
        var others = new SortedSet<int>();
        foreach (int row in first)
            if (labels[nearest[row]] != labels[row] && nearest[nearest[row]] < 0)
                others.Add(nearest[row]);
        Search(features, [.. others], rows, nearest, options);
        foreach (int row in first)
        {
            int other = nearest[row];
            if (labels[other] == labels[row] || nearest[other] != row) continue;
            partners[row] = other;
            partners[other] = row;
        }

        return partners;
    }

    private static int[] FirstEnds(int[] rows, ReadOnlySpan<int> labels, bool[] clean)
    {
        int[] counts = new int[clean.Length];
        foreach (int row in rows) counts[labels[row]]++;
        int largest = counts.AsSpan().IndexOf(counts.Max());

        // Any link touches a class other than the largest; when the largest is not to be cleaned, a link that matters touches one that is.
        var ends = new List<int>(rows.Length - counts[largest]);
        foreach (int row in rows)
            if (clean[largest] ? labels[row] != largest : clean[labels[row]])
                ends.Add(row);
        return [.. ends];
    }

    private static void Search<T>(Matrix<T> features, int[] queries, int[] points, int[] nearest, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (queries.Length == 0) return;
        NeighborTable found = Neighborhood.Among(features, queries, points, 1, options);
        for (int i = 0; i < queries.Length; i++) nearest[queries[i]] = found.Indices(i)[0];
    }
}
