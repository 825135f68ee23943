using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>
/// Rows of the kernel matrix, kept while a budget lasts, the least recently used dropped first. A row holds the values of the first places of the
/// current order; rows grow shorter, and more of them fit, when the solver leaves points out.
/// </summary>
internal sealed class KernelRows
{
    private const int Width = KernelTile.PanelWidth, Height = KernelTile.QueryHeight, FewestSlots = 4 * Height;

    private readonly KernelPoints points;
    private readonly float[] values;
    private readonly int[] slotOf;
    private readonly int[] starts = new int[Height], chosen = new int[Height];
    private int[] placeOf = [], lengths = [], newer = [], older = [];
    private int stride, slots, used, newest, oldest;

    /// <summary>Keeps rows in room that <see cref="RoomFor"/> made.</summary>
    public KernelRows(KernelPoints points, float[] room)
    {
        this.points = points;
        values = room;
        slotOf = new int[points.Count];
        slotOf.AsSpan().Fill(-1);
        newest = oldest = -1;
        SetStride(Padded(points.Count));
    }

    /// <summary>Room for rows of as many points within a budget; a few rows at least, and no more than all.</summary>
    public static float[] RoomFor(int points, long budgetBytes)
    {
        long row = Padded(points);
        long needed = Math.Max(Math.Min(budgetBytes / sizeof(float), row * points), row * FewestSlots);
        return GC.AllocateUninitializedArray<float>((int)Math.Min(needed, Array.MaxLength));
    }

    /// <summary>Whether the values of the first <paramref name="length"/> places are there for a row.</summary>
    public bool Has(int place, int length) => slotOf[place] is var slot && slot >= 0 && lengths[slot] >= length;

    /// <summary>A row that is there.</summary>
    public ReadOnlyMemory<float> Get(int place, int length)
    {
        int slot = slotOf[place];
        Unlink(slot);
        LinkNewest(slot);
        return values.AsMemory(slot * stride, length);
    }

    /// <summary>Computes up to eight rows at once, which costs little more than one.</summary>
    public void Load(ReadOnlySpan<int> places, int length)
    {
        int from = length;
        for (int i = places.Length - 1; i >= 0; i--)
        {
            int slot = slotOf[places[i]];
            if (slot < 0) slot = Take(places[i]);
            else Unlink(slot);
            LinkNewest(slot);
            from = Math.Min(from, lengths[slot]);
            lengths[slot] = length;
            chosen[i] = slot;
        }

        for (int i = 0; i < places.Length; i++) starts[i] = chosen[i] * stride;
        points.Compute(places, (from / Width)..((length + Width - 1) / Width), values, starts);
    }

    /// <summary>Follows exchanges of places; no two share a place, and the first of each is the smaller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Follow(List<(int First, int Second)> swaps)
    {
        foreach ((int first, int second) in swaps)
        {
            (slotOf[first], slotOf[second]) = (slotOf[second], slotOf[first]);
            if (slotOf[first] >= 0) placeOf[slotOf[first]] = first;
            if (slotOf[second] >= 0) placeOf[slotOf[second]] = second;
        }

        for (int slot = 0; slot < used; slot++)
        {
            Span<float> row = values.AsSpan(slot * stride, lengths[slot]);
            foreach ((int first, int second) in swaps)
            {
                if (second < row.Length) (row[first], row[second]) = (row[second], row[first]);
                else if (first < row.Length) row = row[..first];
            }

            lengths[slot] = row.Length;
        }
    }

    /// <summary>Makes rows as long as is needed from now on.</summary>
    public void Resize(int length)
    {
        int wanted = Padded(length);
        if (wanted > stride) Widen(wanted);
        else if (wanted < stride - stride / 4) Narrow(wanted);
    }

    private static int Padded(int length) => (length + Width - 1) / Width * Width;

    private void Narrow(int wanted)
    {
        for (int slot = 0; slot < used; slot++)
        {
            values.AsSpan(slot * stride, wanted).CopyTo(values.AsSpan(slot * wanted));
            lengths[slot] = Math.Min(lengths[slot], wanted);
        }

        SetStride(wanted);
    }

    private void Widen(int wanted)
    {
        int fit = Math.Min(used, values.Length / wanted);
        for (int slot = fit; slot < used; slot++)
        {
            slotOf[placeOf[slot]] = -1;
            Unlink(slot);
        }

        used = fit;
        for (int slot = used - 1; slot >= 0; slot--) values.AsSpan(slot * stride, stride).CopyTo(values.AsSpan(slot * wanted));
        SetStride(wanted);
    }

    private void SetStride(int wanted)
    {
        stride = wanted;
        slots = Math.Min(values.Length / Math.Max(1, stride), Math.Max(FewestSlots, points.Count));
        Array.Resize(ref placeOf, slots);
        Array.Resize(ref lengths, slots);
        Array.Resize(ref newer, slots);
        Array.Resize(ref older, slots);
    }

    private int Take(int place)
    {
        int slot = used;
        if (used < slots)
        {
            used++;
        }
        else
        {
            slot = oldest;
            slotOf[placeOf[slot]] = -1;
            Unlink(slot);
        }

        slotOf[place] = slot;
        placeOf[slot] = place;
        lengths[slot] = 0;
        return slot;
    }

    private void Unlink(int slot)
    {
        if (newer[slot] >= 0) older[newer[slot]] = older[slot];
        else newest = older[slot];
        if (older[slot] >= 0) newer[older[slot]] = newer[slot];
        else oldest = newer[slot];
    }

    private void LinkNewest(int slot)
    {
        newer[slot] = -1;
        older[slot] = newest;
        if (newest >= 0) newer[newest] = slot;
        newest = slot;
        if (oldest < 0) oldest = slot;
    }
}
