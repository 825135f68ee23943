using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>Seconds of an exact search of all rows among all rows, and how many answers of a peer differ from it.</summary>
internal static class NeighborTime
{
    public static string Measure(Arguments options)
    {
        Matrix<float> all = NpyTable.Features(Path.Combine(options.Text("--folder"), "X.npy"));
        int rows = Math.Min(all.Rows, options.Number("--rows", all.Rows)), neighbors = options.Number("--neighbors", 6);
        var features = new Matrix<float>(all.Values[..(rows * all.Columns)].ToArray(), rows, all.Columns);
        var search = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = neighbors, Self = SelfNeighbor.Included, Workers = options.Number("--workers", 2) });
        search.Search(MadeTable.Of(2000, 64).Features);
        long start = Stopwatch.GetTimestamp();
        NeighborTable found = search.Search(features);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return JsonSerializer.Serialize(new
        {
            side = "Ballast",
            rows,
            columns = features.Columns,
            seconds,
            gflops = 2.0 * rows * rows * features.Columns / seconds / 1e9,
            peer_rows_that_differ = Differing(found, options.Text("--peer", "")),
        });
    }

    /// <summary>How many rows the peer gives other neighbours, or others first.</summary>
    private static int? Differing(NeighborTable found, string peer)
    {
        if (peer.Length == 0) return null;
        ReadOnlySpan<int> theirs = MemoryMarshal.Cast<byte, int>(NpyTable.Body(peer));
        int differing = 0;
        for (int row = 0; row < found.Queries; row++)
            if (!found.Indices(row).SequenceEqual(theirs.Slice(row * found.Neighbors, found.Neighbors)))
                differing++;
        return differing;
    }
}
