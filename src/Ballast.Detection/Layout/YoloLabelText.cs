using System.Buffers.Text;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The content of a label file: a line an object, <c>class x y width height</c> or <c>class x1 y1 x2 y2 x3 y3 …</c>.</summary>
internal sealed class YoloLabelText
{
    private const int BoxColumns = 5, FewestPolygonColumns = 7;

    private readonly List<YoloRow> rows = [];
    private readonly List<(int Line, string Why)> problems = [];

    private YoloLabelText()
    {
    }

    internal static YoloLabelText Empty { get; } = new();

    internal IReadOnlyList<YoloRow> Rows => rows;

    /// <summary>Lines that cannot be read.</summary>
    internal IReadOnlyList<(int Line, string Why)> Problems => problems;

    internal static YoloLabelText Parse(ReadOnlySpan<byte> bytes)
    {
        var text = new YoloLabelText();
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        for (int line = 1; !bytes.IsEmpty; line++)
        {
            int end = bytes.IndexOf((byte)'\n');
            text.ReadLine(end < 0 ? bytes : bytes[..end], line);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }

        return text;
    }

    private void ReadLine(ReadOnlySpan<byte> rest, int line)
    {
        ReadOnlySpan<byte> first = NextToken(ref rest);
        if (first.IsEmpty) return;
        if (!Utf8Parser.TryParse(first, out int label, out int used) || used != first.Length || label < 0)
        {
            problems.Add((line, "the class is not a whole number from 0"));
            return;
        }

        var hull = new Hull();
        int columns = 1;
        for (ReadOnlySpan<byte> token = NextToken(ref rest); !token.IsEmpty; token = NextToken(ref rest), columns++)
        {
            if (!Utf8Parser.TryParse(token, out double value, out used) || used != token.Length || !double.IsFinite(value))
            {
                problems.Add((line, $"column {columns + 1} is not a number"));
                return;
            }

            hull.Add(value, columns - 1);
        }

        if (columns == BoxColumns) rows.Add(new YoloRow(line, label, hull.AsBox()));
        else if (columns >= FewestPolygonColumns && columns % 2 == 1) rows.Add(new YoloRow(line, label, hull.AsPolygon()));
        else problems.Add((line, $"it has {columns} columns; a box has 5, a polygon 7, 9, 11 …"));
    }

    private static ReadOnlySpan<byte> NextToken(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\v\f"u8);
        int end = rest.IndexOfAny(" \t\r\v\f"u8);
        ReadOnlySpan<byte> token = end < 0 ? rest : rest[..end];
        rest = rest[token.Length..];
        return token;
    }

    /// <summary>Keeps the first four numbers and the bounds of all, so that a polygon of any length needs no memory.</summary>
    private struct Hull
    {
        private double a, b, c, d;
        private double left = double.PositiveInfinity, top = double.PositiveInfinity, right = double.NegativeInfinity, bottom = double.NegativeInfinity;

        public Hull()
        {
        }

        internal void Add(double value, int place)
        {
            switch (place)
            {
                case 0: a = value; break;
                case 1: b = value; break;
                case 2: c = value; break;
                case 3: d = value; break;
                default: break;
            }

            if (place % 2 == 0) (left, right) = (Math.Min(left, value), Math.Max(right, value));
            else (top, bottom) = (Math.Min(top, value), Math.Max(bottom, value));
        }

        internal readonly PixelBox AsBox() => new(a - c / 2, b - d / 2, c, d);

        internal readonly PixelBox AsPolygon() => PixelBox.OfCorners(left, top, right, bottom);
    }
}
