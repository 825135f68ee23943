using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// The samples kept of one class beside all of the smallest, as a classifier of that class by nearest neighbours. What counts for a sample is how many of the
/// store are nearer than a neighbour of the smallest class whose turn would decide the vote, so the store can grow without a new search.
/// </summary>
internal sealed class ClassStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Chunk = 256;

    private readonly Matrix<T> features;
    private readonly int[] rows;
    private readonly CondensingOptions options;
    private readonly int needed;
    private readonly double[] limits;
    private readonly int[] limitRows;
    private readonly int[] nearer;

    /// <summary>Measures the class against the smallest.</summary>
    /// <param name="features">Samples × features.</param>
    /// <param name="scope">The classes.</param>
    /// <param name="label">The class to condense.</param>
    /// <param name="minority">The smallest class; may be the same.</param>
    /// <param name="options">How many neighbours vote.</param>
    public ClassStore(Matrix<T> features, ClassScope scope, int label, int minority, CondensingOptions options)
    {
        this.features = features;
        this.options = options;
        rows = scope.Rows[label];
        limits = new double[rows.Length];
        limitRows = new int[rows.Length];
        nearer = new int[rows.Length];
        limits.AsSpan().Fill(double.PositiveInfinity);
        if (label == minority) return;

        // Of an even number of votes the smaller label needs but half.
        needed = options.Neighbors / 2 + (options.Neighbors % 2 == 0 && label < minority ? 0 : 1);
        int decisive = options.Neighbors - needed + 1;
        int[] others = scope.Rows[minority];
        if (decisive > others.Length) return;
        NeighborTable table = Neighborhood.WithSelf(features, rows, others, decisive, options);
        for (int place = 0; place < rows.Length; place++)
        {
            int limit = table.Indices(place)[^1];
            limits[place] = ExactDistance.Squared((ReadOnlySpan<T>)features.Row(rows[place]), features.Row(limit));

            // Where distances are equal the peer's classifier takes what it was given first, and that is the smallest class.
            limitRows[place] = options.Compatibility == Compatibility.ImbalancedLearn ? -1 : limit;
        }
    }

    /// <summary>Whether the store gives the class to its sample at a place.</summary>
    public bool Classifies(int place) => nearer[place] >= needed;

    /// <summary>Adds samples, given by their places, for the sake of those at other places.</summary>
    public void Add(ReadOnlySpan<int> added, int[] affected)
    {
        int[] stored = added.ToArray();
        int chunks = (affected.Length + Chunk - 1) / Chunk;
        ParallelWork.ForEach(chunks, options.Workers, chunk =>
        {
            foreach (int place in affected.AsSpan(chunk * Chunk, Math.Min(Chunk, affected.Length - chunk * Chunk))) Count(place, stored);
        });
    }

    /// <summary>Adds one sample for the sake of one other.</summary>
    public void Add(int added, int affected) => Count(affected, [added]);

    private void Count(int place, ReadOnlySpan<int> stored)
    {
        ReadOnlySpan<T> values = features.Row(rows[place]);
        foreach (int other in stored)
        {
            if (nearer[place] >= needed) return;
            double squared = ExactDistance.Squared(values, (ReadOnlySpan<T>)features.Row(rows[other]));
            if (squared < limits[place] || (squared == limits[place] && rows[other] < limitRows[place])) nearer[place]++;
        }
    }
}
