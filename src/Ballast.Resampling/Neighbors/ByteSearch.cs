using System.Numerics;

namespace Ballast.Resampling;

/// <summary>Decides whether to screen by bytes, and does so.</summary>
internal static class ByteSearch
{
    /// <summary>Below these a search by floats is over as soon.</summary>
    private const int FewestColumns = 8, FewestPoints = 256;

    /// <summary>How many parts are looked at, two rows of each, and among how many others of it at most.</summary>
    private const int Looks = 8, Among = 1 << 16;

    /// <summary>Fills the table, unless floats are the better means.</summary>
    public static bool TryFind<T>(NeighborQuery<T> query, FeatureExtent<T> extent, NeighborTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = query.Points.Columns;
        if (!ByteScreen<T>.Holds(extent, columns) || query.Screen == ScreenKind.Floats) return false;
        if (query.Screen is null && (!ByteTile.IsFast || columns < FewestColumns || query.PointRows.Length < FewestPoints)) return false;
        JoinPlaces places = query.Place(PairJoin<T, int>.Parts(query, columns), 2 * ByteTile.PanelWidth);
        var screen = new ByteScreen<T>(query, extent, places.Rows.Length);
        var join = new PairJoin<T, int>(query, screen, places, table);
        join.Pack();
        if (query.Screen is null && !TellsApart(query, screen, places, join)) return false;
        join.Seed();
        join.Run();
        return true;
    }

    /// <summary>
    /// Whether the errors of bytes are small beside the distances of neighbours: of the rows looked at, how many candidates would remain at the end? One costs as much
    /// as 30 + 0.1 · columns nanoseconds, and bytes save 0.005 · columns a pair, by measurement.
    /// </summary>
    private static bool TellsApart<T>(in NeighborQuery<T> query, ByteScreen<T> screen, JoinPlaces places, PairJoin<T, int> join)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long candidates = 0, pairs = 0;
        for (int part = 0; part < Math.Min(Looks, places.Parts); part++)
        {
            JoinList asking = places.Lists(part).FirstOrDefault(list => list.Asks), asked = places.Lists(part).Where(list => list.IsAskedFor).MaxBy(list => list.End - list.Start);
            if (asking.End == 0 || asked.End == 0) continue;
            JoinList among = asked with { End = Math.Min(asked.End, asked.Start + Among) };
            foreach (int place in new[] { asking.Start, asking.Start + ByteTile.PanelWidth - 1 })
            {
                if (places.Rows[place] < 0) continue;
                int[] bounds = join.Bounds(part, place, among);
                int nearest = (int)((long)query.Neighbors * bounds.Length / query.PointRows.Length);
                if (nearest >= bounds.Length) continue;
                int limit = screen.Accepting(place, Smallest(bounds, nearest));
                candidates += bounds.Count(bound => bound <= limit) - nearest;
                pairs += bounds.Length;
            }
        }

        int columns = query.Points.Columns;
        return candidates * (30 + 0.1 * columns) <= pairs * 0.005 * columns;
    }

    /// <summary>The number that so many others are not above.</summary>
    private static int Smallest(int[] numbers, int others)
    {
        int[] least = new int[others + 1];
        least.AsSpan().Fill(int.MaxValue);
        foreach (int number in numbers)
        {
            if (number >= least[^1]) continue;
            int at = others;
            for (; at > 0 && least[at - 1] > number; at--) least[at] = least[at - 1];
            least[at] = number;
        }

        return least[^1];
    }
}
