using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Where the lines and words of a critical-difference diagram stand: Demšar 2006, figure 1, the best rank at the left.</summary>
internal sealed class CriticalDifferenceLayout
{
    private const double AxisPixels = 440, AxisY = 62, CliqueStep = 8, RowStep = 19, LabelGap = 8, LetterPixels = 6.9, MarginPixels = 64;
    private const int LongestName = 46, MostTicks = 12, FewestLetters = 16;

    private readonly ImmutableArray<Line>.Builder lines = ImmutableArray.CreateBuilder<Line>();
    private readonly ImmutableArray<Word>.Builder words = ImmutableArray.CreateBuilder<Word>();
    private readonly LinearScale scale;

    internal CriticalDifferenceLayout(SeedComparison seeds)
    {
        (string Name, double Rank)[] ranked = [.. seeds.Ranked.Zip(seeds.Ranks!.AverageRanks).OrderBy(pair => pair.Second)];
        double critical = seeds.Ranks.CriticalDifference();
        int leftRows = (ranked.Length + 1) / 2;
        Left = Room(ranked[..leftRows]);
        Width = Right + Room(ranked[leftRows..]);
        scale = new LinearScale((1, ranked.Length), (Left, Right));
        AddAxis(ranked.Length);
        AddCritical(critical, ranked.Length);
        double below = AddCliques([.. ranked.Select(each => each.Rank)], critical);
        for (int i = 0; i < ranked.Length; i++)
        {
            bool left = i < leftRows;
            AddName(ranked[i], below + (left ? i : ranked.Length - 1 - i) * RowStep, left);
        }

        Height = below + leftRows * RowStep;
    }

    internal double Width { get; }

    internal double Height { get; }

    private double Left { get; }

    private double Right => Left + AxisPixels;

    internal ImmutableArray<Line> Lines => lines.ToImmutable();

    internal ImmutableArray<Word> Words => words.ToImmutable();

    /// <summary>The room that names take beside the axis.</summary>
    private static double Room((string Name, double Rank)[] side) =>
        MarginPixels + LetterPixels * Math.Clamp(side.Select(each => each.Name.Length).DefaultIfEmpty().Max(), FewestLetters, LongestName);

    private void AddAxis(int techniques)
    {
        lines.Add(new Line(Left, AxisY, Right, AxisY, LineKind.Axis));
        int step = (techniques - 1) / MostTicks + 1;
        for (int rank = 1; rank <= techniques; rank += step)
        {
            lines.Add(new Line(scale[rank], AxisY - 5, scale[rank], AxisY, LineKind.Axis));
            words.Add(new Word(scale[rank], AxisY - 9, $"{rank}", WordPlace.Middle));
        }
    }

    /// <summary>The bar above the axis; one longer than the axis ends with it.</summary>
    private void AddCritical(double critical, int techniques)
    {
        double end = scale[Math.Min(1 + critical, techniques)];
        const double y = 26;
        lines.Add(new Line(Left, y, end, y, LineKind.Axis));
        lines.Add(new Line(Left, y - 4, Left, y + 4, LineKind.Axis));
        if (1 + critical <= techniques) lines.Add(new Line(end, y - 4, end, y + 4, LineKind.Axis));
        words.Add(new Word(Left, y - 9, $"critical difference {Figures.Short(critical)}{(1 + critical > techniques ? ", longer than the axis" : "")}", WordPlace.Start));
    }

    /// <summary>A bar for every longest group that the test does not tell apart; returns where names may begin.</summary>
    private double AddCliques(double[] ranks, double critical)
    {
        var levels = new List<double>();
        int reached = -1;
        for (int first = 0; first < ranks.Length; first++)
        {
            int last = Array.FindLastIndex(ranks, rank => rank - ranks[first] < critical);
            if (last <= first || last <= reached) continue;
            reached = last;
            (double from, double to) = (scale[ranks[first]] - 4, scale[ranks[last]] + 4);
            int level = levels.FindIndex(end => end < from);
            if (level < 0)
            {
                level = levels.Count;
                levels.Add(to);
            }
            else
            {
                levels[level] = to;
            }

            double y = AxisY + 9 + level * CliqueStep;
            lines.Add(new Line(from, y, to, y, LineKind.Clique));
        }

        return AxisY + 9 + levels.Count * CliqueStep + 12;
    }

    private void AddName((string Name, double Rank) technique, double y, bool left)
    {
        double x = scale[technique.Rank], end = left ? Left - 12 : Right + 12;
        lines.Add(new Line(x, AxisY, x, y, LineKind.Thin));
        lines.Add(new Line(x, y, end, y, LineKind.Thin));
        string name = Shortened.To(technique.Name, LongestName), rank = Figures.Short(technique.Rank);
        words.Add(new Word(left ? end - LabelGap : end + LabelGap, y + 4, left ? $"{name}  {rank}" : $"{rank}  {name}", left ? WordPlace.End : WordPlace.Start));
    }

    internal enum LineKind
    {
        Axis,
        Thin,
        Clique,
    }

    internal enum WordPlace
    {
        Start,
        Middle,
        End,
    }

    internal readonly record struct Line(double X1, double Y1, double X2, double Y2, LineKind Kind);

    internal readonly record struct Word(double X, double Y, string Text, WordPlace Place);
}
