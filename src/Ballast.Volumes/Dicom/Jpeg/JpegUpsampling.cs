namespace Ballast.Volumes;

/// <summary>Brings the components of a frame to its full size, as libjpeg does: halved ones by weights 3 to 1, others by repetition.</summary>
internal static class JpegUpsampling
{
    /// <summary>The samples of a frame, pixel after pixel.</summary>
    internal static ushort[] Joined(JpegFrameHeader frame)
    {
        int count = frame.Parts.Length;
        var joined = new ushort[frame.Width * frame.Height * count];
        for (int i = 0; i < count; i++)
        {
            JpegPart part = frame.Parts[i];
            var row = new ushort[Math.Max(2 * part.Width, frame.Width)];
            for (int y = 0; y < frame.Height; y++)
            {
                Row(frame, part, y, row);
                for (int x = 0, to = y * frame.Width * count + i; x < frame.Width; x++, to += count) joined[to] = row[x];
            }
        }

        return joined;
    }

    private static void Row(JpegFrameHeader frame, JpegPart part, int y, ushort[] row)
    {
        bool halfWide = 2 * part.Horizontal == frame.MostHorizontal, halfHigh = 2 * part.Vertical == frame.MostVertical;
        bool fullWide = part.Horizontal == frame.MostHorizontal, fullHigh = part.Vertical == frame.MostVertical;
        if (halfWide && part.Width > 2 && (fullHigh || halfHigh))
        {
            if (fullHigh) Widen(Line(part, y), row);
            else WidenBoth(Line(part, y / 2), Line(part, y / 2 + (y % 2 == 0 ? -1 : 1)), row);
        }
        else if (fullWide && halfHigh)
        {
            ReadOnlySpan<ushort> near = Line(part, y / 2), far = Line(part, y / 2 + (y % 2 == 0 ? -1 : 1));
            int bias = y % 2 == 0 ? 1 : 2;
            for (int x = 0; x < frame.Width; x++) row[x] = (ushort)((3 * near[x] + far[x] + bias) >> 2);
        }
        else
        {
            ReadOnlySpan<ushort> line = Line(part, y * part.Vertical / frame.MostVertical);
            for (int x = 0; x < frame.Width; x++) row[x] = line[x * part.Horizontal / frame.MostHorizontal];
        }
    }

    // Outside the image its outermost rows go on.
    private static ReadOnlySpan<ushort> Line(JpegPart part, int y) => part.Plane.AsSpan(Math.Clamp(y, 0, part.Height - 1) * part.Stride, part.Width);

    private static void Widen(ReadOnlySpan<ushort> line, ushort[] row)
    {
        int last = line.Length - 1;
        for (int x = 0; x <= last; x++)
        {
            row[2 * x] = x == 0 ? line[0] : (ushort)((3 * line[x] + line[x - 1] + 1) >> 2);
            row[2 * x + 1] = x == last ? line[last] : (ushort)((3 * line[x] + line[x + 1] + 2) >> 2);
        }
    }

    private static void WidenBoth(ReadOnlySpan<ushort> near, ReadOnlySpan<ushort> far, ushort[] row)
    {
        int last = near.Length - 1;
        for (int x = 0; x <= last; x++)
        {
            int here = 3 * near[x] + far[x];
            int left = x == 0 ? here : 3 * near[x - 1] + far[x - 1], right = x == last ? here : 3 * near[x + 1] + far[x + 1];
            row[2 * x] = (ushort)((3 * here + left + 8) >> 4);
            row[2 * x + 1] = (ushort)((3 * here + right + 7) >> 4);
        }
    }
}
