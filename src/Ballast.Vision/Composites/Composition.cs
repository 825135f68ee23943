using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>A composite in the making: tiles are put down one on another, and at the end it is seen what is left of each object.</summary>
/// <remarks>
/// Each pixel remembers the last layer on it, and the object whose mask it belongs to. An object without mask is its box, and is hidden where a later layer
/// lies on the box; an object with a mask is its mask's pixels.
/// </remarks>
internal sealed class Composition
{
    private readonly RgbImage canvas;
    private readonly ushort[] layers, owners;
    private readonly List<CompositeEntry> entries = [];
    private readonly List<CompositePlace> places = [];
    private ushort layer;
    private bool hasMasks;

    internal Composition(int width, int height, byte fill)
    {
        canvas = new RgbImage(width, height);
        if (fill > 0) canvas.Pixels.AsSpan().Fill(fill);
        layers = new ushort[width * height];
        owners = new ushort[width * height];
        Frame = new PixelWindow(0, 0, width, height);
    }

    internal PixelWindow Frame { get; }

    internal IReadOnlyList<CompositeEntry> Entries => entries;

    internal IReadOnlyList<CompositePlace> Places => places;

    /// <summary>λ, for the methods that have one.</summary>
    internal double? Lambda { get; set; }

    /// <summary>Puts a tile down with its top left corner at a pixel; what is out of the window is cut off.</summary>
    internal void Place(Tile tile, int x, int y, PixelWindow window) => Place(tile, x, y, window, 0);

    /// <summary>The same with edges that fade over some pixels; labels count the edge as the tile's.</summary>
    internal void Place(Tile tile, int x, int y, PixelWindow window, int featherPixels)
    {
        PixelWindow at = PixelWindow.At(x, y, tile.Width, tile.Height).And(window).And(Frame);
        int before = entries.Count;
        layer++;
        int[] maskPixels = tile.MaskPixels();
        for (int i = 0; i < maskPixels.Length; i++) Enter(tile, i, (x, y), at, maskPixels[i]);
        if (at.IsEmpty) return;
        NotePlace(tile, x, y, at);
        hasMasks |= tile.Content.Masks is not null;
        for (int row = at.Top; row < at.Bottom; row++)
        {
            int to = row * Frame.Width + at.Left, from = (row - y) * tile.Width + at.Left - x;
            Span<byte> target = canvas.Pixels.AsSpan(3 * to, 3 * at.Width);
            ReadOnlySpan<byte> source = tile.Content.Image.Pixels.AsSpan(3 * from, 3 * at.Width);
            if (featherPixels == 0) source.CopyTo(target);
            else Feather.Row(source, target, at, row, featherPixels);
            layers.AsSpan(to, at.Width).Fill(layer);
            Span<ushort> owner = owners.AsSpan(to, at.Width);
            if (tile.Content.Masks is not { } masks)
            {
                owner.Clear();
                continue;
            }

            ReadOnlySpan<ushort> mask = masks.Values.AsSpan(from, at.Width);
            for (int i = 0; i < owner.Length; i++) owner[i] = Owner(mask[i], before, maskPixels.Length);
        }
    }

    /// <summary>Puts down only the pixels of some objects' masks.</summary>
    internal void PlaceObjects(Tile tile, int x, int y, IReadOnlyList<int> objects)
    {
        PixelWindow at = PixelWindow.At(x, y, tile.Width, tile.Height).And(Frame);
        ushort[] masks = tile.Content.Masks!.Values;
        int[] maskPixels = tile.MaskPixels();
        ushort[] owner = new ushort[maskPixels.Length + 1];
        layer++;
        hasMasks = true;
        foreach (int each in objects)
        {
            Enter(tile, each, (x, y), at, maskPixels[each]);
            owner[each + 1] = (ushort)entries.Count;
            NotePlace(tile, x, y, PixelWindow.Around(entries[^1].Shown).And(at));
        }

        for (int row = at.Top; row < at.Bottom; row++)
        {
            for (int column = at.Left; column < at.Right; column++)
            {
                int from = (row - y) * tile.Width + column - x, to = row * Frame.Width + column;
                ushort value = masks[from] < owner.Length ? owner[masks[from]] : MaskMap.Background;
                if (value == MaskMap.Background) continue;
                tile.Content.Image.Pixels.AsSpan(3 * from, 3).CopyTo(canvas.Pixels.AsSpan(3 * to, 3));
                (layers[to], owners[to]) = (layer, value);
            }
        }
    }

    /// <summary>Mixes a tile into what is there, pixel for pixel; nothing is hidden by it. Outside the tile the fill is mixed in.</summary>
    internal void Blend(Tile tile, int x, int y, double lambda, byte fill)
    {
        PixelWindow at = PixelWindow.At(x, y, tile.Width, tile.Height).And(Frame);
        int before = entries.Count;
        int[] maskPixels = tile.MaskPixels();
        for (int i = 0; i < maskPixels.Length; i++) Enter(tile, i, (x, y), at, maskPixels[i]);
        NotePlace(tile, x, y, at);
        hasMasks |= tile.Content.Masks is not null;
        // Two objects show through each other, but a mask names one a pixel: what is seen of them is told by their boxes.
        for (int i = 0; i < entries.Count; i++) entries[i] = entries[i] with { MaskPixels = 0 };
        int share = (int)Math.Round(lambda * 65536);
        for (int to = 0; to < owners.Length; to++)
        {
            int column = to % Frame.Width, row = to / Frame.Width;
            bool isOn = column >= at.Left && column < at.Right && row >= at.Top && row < at.Bottom;
            int from = (row - y) * tile.Width + column - x;
            for (int c = 0; c < 3; c++)
            {
                ref byte pixel = ref canvas.Pixels[3 * to + c];
                int other = isOn ? tile.Content.Image.Pixels[3 * from + c] : fill;
                pixel = (byte)((pixel * share + other * (65536 - share) + 32768) >> 16);
            }

            if (!isOn || tile.Content.Masks is not { } masks) continue;
            ushort owner = Owner(masks.Values[from], before, maskPixels.Length);
            if (owner != MaskMap.Background && (owners[to] == MaskMap.Background || lambda < 0.5)) owners[to] = owner;
        }
    }

    /// <summary>What is left of every object, and the image with those that a rule keeps.</summary>
    internal (LabeledImage Image, ImmutableArray<CompositeObject> Objects) Finish(double leastShareVisible, double leastSidePixels)
    {
        (PixelBox Box, double Share)[] seen = new Sight(Frame, layers, owners).Of(entries);
        var boxes = ImmutableArray.CreateBuilder<LabeledBox>();
        var objects = ImmutableArray.CreateBuilder<CompositeObject>(entries.Count);
        ushort[] renumbered = new ushort[entries.Count + 1];
        for (int i = 0; i < entries.Count; i++)
        {
            (PixelBox box, double share) = seen[i];
            bool isKept = share > 0 && share >= leastShareVisible && box.Width >= leastSidePixels && box.Height >= leastSidePixels;
            objects.Add(new CompositeObject(entries[i].Image, entries[i].Source, entries[i].Label, share, isKept ? boxes.Count : null));
            if (!isKept) continue;
            boxes.Add(new LabeledBox(entries[i].Label, box, i));
            renumbered[i + 1] = (ushort)boxes.Count;
        }

        if (hasMasks)
            for (int i = 0; i < owners.Length; i++)
                owners[i] = renumbered[owners[i]];
        MaskMap? masks = hasMasks ? new MaskMap(Frame.Width, Frame.Height, owners) : null;
        return (new LabeledImage(canvas, boxes.ToImmutable(), masks), objects.MoveToImmutable());
    }

    private static ushort Owner(ushort mask, int before, int count) => mask == MaskMap.Background || mask > count ? MaskMap.Background : checked((ushort)(before + mask));

    private void Enter(Tile tile, int index, (int X, int Y) origin, PixelWindow at, int maskPixels)
    {
        LabeledBox each = tile.Content.Boxes[index];
        PixelBox whole = each.Box with { X = each.Box.X + origin.X, Y = each.Box.Y + origin.Y };
        // Cut only where it must be: the arithmetic of clipping moves edges by the last bit.
        PixelBox shown = whole.X >= at.Left && whole.Y >= at.Top && whole.Right <= at.Right && whole.Bottom <= at.Bottom ? whole : Clipped(whole, at);
        entries.Add(new CompositeEntry(tile.Image, each.Source, each.Label, whole, shown, maskPixels, layer));
    }

    private static PixelBox Clipped(PixelBox whole, PixelWindow at)
    {
        double left = Math.Clamp(whole.X, at.Left, Math.Max(at.Left, at.Right)), top = Math.Clamp(whole.Y, at.Top, Math.Max(at.Top, at.Bottom));
        double right = Math.Clamp(whole.Right, left, Math.Max(left, at.Right)), bottom = Math.Clamp(whole.Bottom, top, Math.Max(top, at.Bottom));
        return new PixelBox(left, top, right - left, bottom - top);
    }

    private void NotePlace(Tile tile, int x, int y, PixelWindow at) =>
        places.Add(new CompositePlace(tile.Image, tile.SourceOf(new PixelWindow(at.Left - x, at.Top - y, at.Right - x, at.Bottom - y)), at.Box, tile.Flip));
}
