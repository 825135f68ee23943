using System.Globalization;
using System.Text;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The label lines of one slice.</summary>
internal sealed class SliceLabels
{
    private const double CutTolerancePixels = 1e-6;

    private readonly StringBuilder text = new();

    /// <summary>The labels of the lines, in their order.</summary>
    internal List<int> Labels { get; } = [];

    internal string Text => text.ToString();

    /// <summary>Adds the box of a row, cut to the slice.</summary>
    internal void Add(int label, PixelBox box, (int Width, int Height) size, string source, AnnotationTally tally)
    {
        PixelBox inside = box.Within(size.Width, size.Height);
        if (inside.IsDegenerate)
        {
            tally.Omit(source, LeftOut.OutsideImage);
            return;
        }

        if (!box.IsWithin(size.Width, size.Height, CutTolerancePixels)) tally.Cut();
        tally.Line(source);
        Labels.Add(label);
        text.Append(CultureInfo.InvariantCulture, $"{label} {(inside.X + inside.Width / 2) / size.Width:F6} {(inside.Y + inside.Height / 2) / size.Height:F6} {inside.Width / size.Width:F6} {inside.Height / size.Height:F6}\n");
    }
}
