using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>
/// An exact search. Every pair of rows is multiplied once, and where both ask it serves both, which halves the work of a table searched against itself. The rows are
/// divided into parts; tasks that run together have no part in common, so that nothing is locked and the order of work cannot be seen in the result.
/// </summary>
internal sealed unsafe class PairJoin<T, TNumber>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TNumber : unmanaged, INumber<TNumber>
{
    /// <summary>With fewer columns a distance in double is as quick as a look.</summary>
    private const int WorthSecondLook = 32;

    /// <summary>A sample is a fourth of the rows, and at most so many; with fewer rows than these none is worth it.</summary>
    private const int SampleRows = 1024, FewestSampled = 2048;

    private readonly NeighborQuery<T> query;
    private readonly Screen<T, TNumber> screen;
    private readonly JoinPlaces places;
    private readonly NeighborTable table;
    private readonly TNumber[] terms, owns, thresholds;
    private readonly double[] offsets;
    private readonly double factor, floor;
    private readonly int needed;
    private double commonOffset;

    // All rows packed, where the budget allows; otherwise each task packs its parts into a buffer that tasks hand on.
    private readonly AlignedBytes? all;
    private readonly ConcurrentBag<AlignedBytes> buffers = [];

    public PairJoin(NeighborQuery<T> query, Screen<T, TNumber> screen, JoinPlaces places, NeighborTable table)
    {
        this.query = query;
        this.screen = screen;
        this.places = places;
        this.table = table;
        (terms, owns, offsets, factor, floor) = (screen.Terms, screen.Owns, screen.Offsets, screen.Factor, screen.Floor);
        thresholds = new TNumber[terms.Length];
        needed = query.Neighbors + (query.Self == SelfNeighbor.Excluded ? 1 : 0);
        long bytes = (long)screen.Bytes * places.Rows.Length;
        if (bytes <= Budget(query)) all = new AlignedBytes(bytes);
    }

    /// <summary>How many parts keep the workers busy and what they pack within the budget.</summary>
    public static int Parts(in NeighborQuery<T> query, int bytesOfRow)
    {
        long bytes = (long)bytesOfRow * (query.PointRows.Length + query.QueryRows.Length);
        int parts = (int)Math.Max(2L * query.Workers, (2 * query.Workers * bytes + Budget(query) - 1) / Budget(query));
        return parts + (parts & 1);
    }

    /// <summary>Packs all rows, where the budget allows, and takes their terms in any case.</summary>
    public void Pack()
    {
        ParallelWork.ForEach(places.Parts, query.Workers, part =>
        {
            AlignedBytes? buffer = Rent();
            PackPart(part, buffer is null ? all!.Start + (long)screen.Bytes * places.Start(part) : buffer.Start);
            Return(buffer);
        });
        screen.Finish();
        commonOffset = screen.CommonOffset;
        for (int place = 0; place < thresholds.Length; place++) thresholds[place] = places.Queries[place] >= 0 ? screen.Everybody : screen.Nobody;
    }

    /// <summary>
    /// Lets every place that asks start from the bounds of a sample, instead of taking all rows for near until its list fills: of the least bounds of sixteen
    /// parts of the sample, as many are at or below the last as it has neighbours.
    /// </summary>
    public void Seed()
    {
        if (needed > Vector512<TNumber>.Count || query.PointRows.Length < FewestSampled) return;
        JoinList[] sample = [.. Enumerable.Range(0, places.Parts).SelectMany(Sample)];
        var packed = new AlignedBytes((long)screen.Bytes * sample.Sum(list => list.End - list.Start));
        ParallelWork.ForEach(places.Parts, query.Workers, part => CopySample(part, sample, packed));
        ParallelWork.ForEach(places.Parts, query.Workers, part =>
        {
            AlignedBytes? buffer = Rent();
            byte* rows = At(part, buffer, 0);
            TNumber[] dots = new TNumber[screen.Height * screen.Width];
            Vector512<TNumber>[] least = new Vector512<TNumber>[screen.Height];
            foreach (JoinList list in places.Lists(part))
            {
                for (int block = list.Start; list.Asks && block < list.End; block += screen.Height)
                {
                    MeasureSample(rows + (long)screen.Bytes * (block - places.Start(part)), sample, packed.Start, (dots, least));
                    for (int row = 0; row < least.Length && places.Rows[block + row] >= 0; row++) SeedThreshold(block + row, least[row]);
                }
            }

            Return(buffer);
        });
    }

    /// <summary>Every part with itself, then with every other, in the rounds of a tournament.</summary>
    public void Run()
    {
        ParallelWork.ForEach(places.Parts, query.Workers, part => Meet(part, part));
        for (int round = 0; round < places.Parts - 1; round++)
        {
            int turn = round;
            ParallelWork.ForEach(places.Parts / 2, query.Workers, match =>
            {
                (int first, int second) = Match(turn, match);
                Meet(Math.Min(first, second), Math.Max(first, second));
            });
        }
    }

    /// <summary>The bounds between a place and others of its part, for a look at how well the screen tells rows apart.</summary>
    public TNumber[] Bounds(int part, int place, JoinList among)
    {
        AlignedBytes? buffer = Rent();
        byte* packed = At(part, buffer, 0);
        var bounds = new List<TNumber>();
        TNumber[] dots = new TNumber[screen.Height * screen.Width];
        int first = places.Start(part), panel = (place - first) / screen.Height * screen.Height, row = place - first - panel;
        fixed (TNumber* d = dots)
        {
            for (int start = among.Start; start < among.End; start += screen.Width)
            {
                int width = Math.Min(screen.Width, among.End - start);
                screen.Multiply(packed + (long)screen.Bytes * panel, packed + (long)screen.Bytes * (start - first), width, d);
                for (int i = 0; i < width; i++)
                {
                    TNumber dot = dots[row * screen.Width + i];
                    if (places.Rows[start + i] >= 0 && start + i != place) bounds.Add(owns[place] + terms[start + i] - (dot + dot));
                }
            }
        }

        Return(buffer);
        return [.. bounds];
    }

    /// <summary>The first places of a part that are asked for.</summary>
    private IEnumerable<JoinList> Sample(int part)
    {
        int share = Math.Max(1, Math.Min(SampleRows, query.PointRows.Length / 4) / places.Parts / screen.Unit) * screen.Unit;
        foreach (JoinList list in places.Lists(part))
        {
            if (!list.IsAskedFor || share == 0) continue;
            int taken = Math.Min(share, list.End - list.Start);
            share -= taken;
            yield return list with { End = list.Start + taken };
        }
    }

    private void CopySample(int part, JoinList[] sample, AlignedBytes target)
    {
        AlignedBytes? buffer = Rent();
        byte* packed = At(part, buffer, 0), at = target.Start;
        foreach (JoinList list in sample)
        {
            long bytes = (long)screen.Bytes * (list.End - list.Start);
            if (list.Start >= places.Start(part) && list.Start < places.Start(part + 1))
                Buffer.MemoryCopy(packed + (long)screen.Bytes * (list.Start - places.Start(part)), at, bytes, bytes);
            at += bytes;
        }

        Return(buffer);
    }

    /// <summary>The least bounds of each row of a panel, less what the row itself adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MeasureSample(byte* rows, JoinList[] sample, byte* packed, (TNumber[] Dots, Vector512<TNumber>[] Least) scratch)
    {
        scratch.Least.AsSpan().Fill(Vector512.Create(screen.Everybody));
        fixed (TNumber* dots = scratch.Dots, term = terms)
        {
            foreach (JoinList list in sample)
            {
                for (int start = list.Start; start < list.End; start += screen.Width)
                {
                    int count = Math.Min(screen.Width, list.End - start);
                    screen.Multiply(rows, packed + (long)screen.Bytes * (start - list.Start), count, dots);
                    for (int row = 0; row < scratch.Least.Length; row++) scratch.Least[row] = Least(scratch.Least[row], dots + row * screen.Width, term + start, count);
                }

                packed += (long)screen.Bytes * (list.End - list.Start);
            }
        }
    }

    /// <summary>A place that still accepts everybody starts from the first tile it sees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SeedFromTile(TNumber* dots, int count, int place, int start)
    {
        if (needed > Vector512<TNumber>.Count || count < 4 * Vector512<TNumber>.Count) return;
        fixed (TNumber* term = &terms[start]) SeedThreshold(place, Least(Vector512.Create(screen.Everybody), dots, term, count));
    }

    /// <summary>The least bounds of a row of a tile, lane by lane, less what the row itself adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<TNumber> Least(Vector512<TNumber> least, TNumber* dots, TNumber* term, int count)
    {
        for (int at = 0; at < count; at += Vector512<TNumber>.Count)
        {
            Vector512<TNumber> dot = Vector512.Load(dots + at);
            least = Vector512.Min(least, Vector512.Load(term + at) - (dot + dot));
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SeedThreshold(int place, Vector512<TNumber> least)
    {
        Span<TNumber> lanes = stackalloc TNumber[Vector512<TNumber>.Count], sorted = stackalloc TNumber[needed];
        least.CopyTo(lanes);
        sorted.Fill(screen.Everybody);
        foreach (TNumber bound in lanes)
        {
            if (bound >= sorted[^1]) continue;
            int at = sorted.Length - 1;
            for (; at > 0 && sorted[at - 1] > bound; at--) sorted[at] = sorted[at - 1];
            sorted[at] = bound;
        }

        if (sorted[^1] >= screen.Everybody) return;
        TNumber threshold = screen.Widen(place, sorted[^1] + owns[place]);
        if (threshold < thresholds[place]) thresholds[place] = threshold;
    }

    /// <summary>The circle method: the last part stays, the others go round.</summary>
    private (int First, int Second) Match(int round, int match)
    {
        int circle = places.Parts - 1;
        return match == 0 ? (circle, round) : ((round + match) % circle, (round + circle - match) % circle);
    }

    /// <summary>The pairs of two parts, or of one with itself.</summary>
    private void Meet(int first, int second)
    {
        AlignedBytes? buffer = Rent();
        byte* rows = At(first, buffer, 0), columns = first == second ? rows : At(second, buffer, places.Start(first + 1) - places.Start(first));
        TNumber[] dots = new TNumber[screen.Height * screen.Width];
        JoinList[] ofFirst = places.Lists(first), ofSecond = places.Lists(second);
        for (int i = 0; i < ofFirst.Length; i++)
        {
            for (int j = first == second ? i : 0; j < ofSecond.Length; j++)
            {
                JoinList a = ofFirst[i], b = ofSecond[j];
                var ofA = new PackedList(a, rows + (long)screen.Bytes * (a.Start - places.Start(first)));
                var ofB = new PackedList(b, columns + (long)screen.Bytes * (b.Start - places.Start(second)));
                if (a.Asks && b.IsAskedFor) Sweep(ofA, ofB, b.Asks && a.IsAskedFor, dots);
                else if (b.Asks && a.IsAskedFor) Sweep(ofB, ofA, false, dots);
            }
        }

        Return(buffer);
    }

    private static long Budget(in NeighborQuery<T> query) => Math.Min(query.BudgetBytes, AlignedBytes.Most);

    /// <summary>Room for two parts; none where all rows are packed.</summary>
    private AlignedBytes? Rent()
    {
        if (all is not null) return null;
        if (buffers.TryTake(out AlignedBytes? buffer)) return buffer;
        int longest = Enumerable.Range(0, places.Parts).Max(part => places.Start(part + 1) - places.Start(part));
        return new AlignedBytes(2L * longest * screen.Bytes);
    }

    private void Return(AlignedBytes? buffer)
    {
        if (buffer is not null) buffers.Add(buffer);
    }

    private byte* At(int part, AlignedBytes? buffer, int place)
    {
        if (buffer is null) return all!.Start + (long)screen.Bytes * places.Start(part);
        byte* target = buffer.Start + (long)screen.Bytes * place;
        PackPart(part, target);
        return target;
    }

    private void PackPart(int part, byte* target)
    {
        int start = places.Start(part), end = places.Start(part + 1);
        if (all is null) new Span<byte>(target, (end - start) * screen.Bytes).Clear();
        foreach (JoinList list in places.Lists(part))
        {
            for (int place = list.Start; place < list.End; place++)
            {
                byte* panel = target + (long)screen.Bytes * ((place - start) / screen.Height * screen.Height);
                int row = places.Rows[place];
                if (row < 0) screen.PackNobody(place);
                else screen.Pack(panel, place, list.IsAskedFor ? query.Points.Row(row) : query.Queries.Row(row));
            }
        }
    }

    /// <summary>The rows of one list with those of another; one way, or mutual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sweep(PackedList rows, PackedList columns, bool mutual, TNumber[] dots)
    {
        int height = screen.Height, width = screen.Width, bytes = screen.Bytes;
        bool itself = rows.List.Start == columns.List.Start;
        fixed (TNumber* d = dots)
        {
            for (int block = rows.List.Start; block < rows.List.End; block += height)
            {
                // In a list with itself, both orders of a pair are within the unit on the diagonal, and only one is beyond it.
                int unit = itself ? rows.List.Start + (block - rows.List.Start) / screen.Unit * screen.Unit : columns.List.Start;
                for (int column = unit; column < columns.List.End; column += width)
                {
                    int count = Math.Min(width, columns.List.End - column);
                    screen.Multiply(rows.Start + (long)bytes * (block - rows.List.Start), columns.Start + (long)bytes * (column - columns.List.Start), count, d);
                    int mutualFrom = !mutual ? int.MaxValue : itself ? unit + screen.Unit : column;
                    for (int row = 0; row < height && places.Rows[block + row] >= 0; row++)
                    {
                        if (thresholds[block + row] >= screen.Everybody) SeedFromTile(d + row * width, count, block + row, column);
                        if (mutual) ScanMutual(d + row * width, count, block + row, column, mutualFrom);
                        else Scan(d + row * width, count, block + row, column);
                    }
                }
            }
        }
    }

    /// <summary>Settles the pairs of a row that may matter to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(TNumber* dots, int count, int place, int start)
    {
        TNumber limit = thresholds[place] - owns[place];
        fixed (TNumber* term = &terms[start])
        {
            for (int at = 0; at < count; at += Vector512<TNumber>.Count)
            {
                Vector512<TNumber> dot = Vector512.Load(dots + at), lower = Vector512.Load(term + at) - (dot + dot);
                ulong hits = Vector512.LessThanOrEqual(lower, Vector512.Create(limit)).ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(hits);
                    Consider(place, start + at + lane, lower[lane], int.MaxValue);
                    limit = thresholds[place] - owns[place];
                }
            }
        }
    }

    /// <summary>Settles the pairs of a row that may matter to it or to the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanMutual(TNumber* dots, int count, int place, int start, int mutualFrom)
    {
        TNumber own = owns[place], limit = thresholds[place] - own;
        fixed (TNumber* term = &terms[start], threshold = &thresholds[start])
        {
            for (int at = 0; at < count; at += Vector512<TNumber>.Count)
            {
                Vector512<TNumber> dot = Vector512.Load(dots + at), lower = Vector512.Load(term + at) - (dot + dot);
                Vector512<TNumber> bound = Vector512.Max(Vector512.Load(threshold + at) - Vector512.Create(own), Vector512.Create(limit));
                ulong hits = Vector512.LessThanOrEqual(lower, bound).ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(hits);
                    Consider(place, start + at + lane, lower[lane], mutualFrom);
                    limit = thresholds[place] - own;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Consider(int place, int other, TNumber lower, int mutualFrom)
    {
        TNumber own = owns[place];
        bool mine = lower <= thresholds[place] - own, theirs = other >= mutualFrom && lower <= thresholds[other] - own;
        int row = places.Rows[place], otherRow = places.Rows[other];
        if (!(mine || theirs) || otherRow < 0 || (row == otherRow && query.Self == SelfNeighbor.Excluded)) return;
        ReadOnlySpan<T> a = query.Queries.Row(row), b = query.Points.Row(otherRow);
        int asked = places.Queries[place], otherAsked = places.Queries[other];
        if (query.Points.Columns >= WorthSecondLook && !screen.MayBeNear(a, b, Math.Max(mine ? table.Farthest(asked) : 0, theirs ? table.Farthest(otherAsked) : 0))) return;
        double squared = ExactDistance.Squared(a, b);
        if (mine && table.Insert(asked, squared, otherRow)) LowerThreshold(place, table.Farthest(asked));
        if (theirs && table.Insert(otherAsked, squared, row)) LowerThreshold(other, table.Farthest(otherAsked));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LowerThreshold(int place, double farthest)
    {
        if (double.IsPositiveInfinity(farthest)) return;
        double reach = Math.Sqrt(farthest) * factor + offsets[place] + commonOffset, bound = reach * reach * (1 + 1e-6) + floor;
        if (bound >= double.CreateTruncating(thresholds[place])) return;
        thresholds[place] = TNumber.CreateTruncating(bound);
    }

    private readonly struct PackedList(JoinList list, byte* start)
    {
        public JoinList List => list;

        public byte* Start => start;
    }
}
