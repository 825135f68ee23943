using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How relevant a target is, from 0 to 1: rare and extreme targets are relevant, usual ones are not.</summary>
/// <remarks>
/// A piecewise cubic through points, monotone between two of them (Fritsch and Carlson 1980, doi:10.1137/0717021), as utility-based regression has it (Torgo and Ribeiro 2007, doi:10.1007/978-3-540-74976-9_63).
/// Outside the points it goes on with the slope of the last one, within 0 … 1. Immutable and thread-safe.
/// </remarks>
public sealed class RelevanceFunction
{
    private readonly double[] slopes;

    private RelevanceFunction(ImmutableArray<RelevancePoint> points)
    {
        Points = points;
        slopes = MonotoneSlopes(points);
    }

    /// <summary>The points, by target.</summary>
    public ImmutableArray<RelevancePoint> Points { get; }

    /// <summary>Takes targets beyond the whiskers of their box plot as extreme: relevance 1 at the whisker, 0 at the median.</summary>
    /// <param name="targets">The targets of a dataset; all finite.</param>
    /// <param name="extremes">Which extremes are relevant; default both.</param>
    /// <param name="coefficient">How many box lengths a whisker reaches at most; above 0, default 1.5.</param>
    /// <remarks>The box is Tukey's, with hinges. On a side without values beyond the whisker, relevance stays 0. Cost: one sort.</remarks>
    /// <exception cref="BallastException">There are no targets, one is not finite, the coefficient is out of range, or a whisker lies on the median.</exception>
    public static RelevanceFunction FromExtremes(ReadOnlySpan<double> targets, RelevanceExtremes extremes = RelevanceExtremes.Both, double coefficient = 1.5)
    {
        if (!(coefficient > 0) || !double.IsFinite(coefficient)) throw new BallastException($"The coefficient of the box plot is {coefficient} but must be above 0. 1.5 is usual.");
        RegressionTargets.Require(targets);
        BoxPlot box = BoxPlot.Of(targets, coefficient);
        bool low = extremes != RelevanceExtremes.High && box.Lowest < box.LowerWhisker, high = extremes != RelevanceExtremes.Low && box.Highest > box.UpperWhisker;
        if ((low && box.LowerWhisker == box.Median) || (high && box.UpperWhisker == box.Median))
            throw new BallastException($"Half of the targets or more are {box.Median}, so that the box plot has no length to tell extremes by. Give the relevance by points.");
        List<RelevancePoint> points = [];
        AddAscending(points, low ? new(box.LowerWhisker, 1) : new(box.Lowest, 0));
        AddAscending(points, new(box.Median, 0));
        AddAscending(points, high ? new(box.UpperWhisker, 1) : new(box.Highest, 0));
        return new RelevanceFunction([.. points]);
    }

    /// <summary>Takes points as given.</summary>
    /// <param name="points">Two or more, targets ascending, relevance 0 … 1.</param>
    /// <exception cref="BallastException">There are fewer than two points, they do not ascend, or a value is out of range.</exception>
    public static RelevanceFunction FromPoints(params IReadOnlyList<RelevancePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 2) throw new BallastException($"There {(points.Count == 1 ? "is 1 relevance point" : "are no relevance points")}, but two or more are needed.");
        for (int i = 0; i < points.Count; i++)
        {
            if (!double.IsFinite(points[i].Target) || !double.IsFinite(points[i].Slope)) throw new BallastException($"Relevance point {i} is not a finite number. Give finite targets and slopes.");
            if (!(points[i].Relevance is >= 0 and <= 1)) throw new BallastException($"The relevance of point {i} is {points[i].Relevance} but must be from 0 to 1.");
            if (i > 0 && points[i].Target <= points[i - 1].Target)
                throw new BallastException($"The target of relevance point {i} is {points[i].Target}, not above the {points[i - 1].Target} before it. Give points by ascending targets.");
        }

        return new RelevanceFunction([.. points]);
    }

    /// <summary>The relevance of a target.</summary>
    /// <param name="target">The target.</param>
    /// <returns>From 0, not relevant, to 1.</returns>
    public double Of(double target)
    {
        int at = Points.Length - 1;
        while (at > 0 && target < Points[at].Target) at--;
        double from = target - Points[at].Target;
        bool outside = from < 0 || at == Points.Length - 1;
        return Math.Clamp(outside ? Points[at].Relevance + slopes[at] * from : Cubic(at, from), 0, 1);
    }

    private static void AddAscending(List<RelevancePoint> points, RelevancePoint point)
    {
        if (points.Count == 0 || point.Target > points[^1].Target) points.Add(point);
    }

    /// <summary>Slopes turned to the side of the chord, and shortened where the cubic would leave the interval.</summary>
    private static double[] MonotoneSlopes(ImmutableArray<RelevancePoint> points)
    {
        double[] monotone = [.. points.Select(point => point.Slope)];
        for (int i = 0; i + 1 < points.Length; i++)
        {
            double chord = (points[i + 1].Relevance - points[i].Relevance) / (points[i + 1].Target - points[i].Target);
            if (chord == 0)
            {
                monotone[i] = monotone[i + 1] = 0;
                continue;
            }

            if (monotone[i] / chord < 0) monotone[i] = -monotone[i];
            if (monotone[i + 1] / chord < 0) monotone[i + 1] = -monotone[i + 1];
            double alpha = monotone[i] / chord, beta = monotone[i + 1] / chord, length = Math.Sqrt(alpha * alpha + beta * beta);
            if (length <= 3) continue;
            monotone[i] = 3 * chord * alpha / length;
            monotone[i + 1] = 3 * chord * beta / length;
        }

        return monotone;
    }

    private double Cubic(int at, double from)
    {
        double width = Points[at + 1].Target - Points[at].Target, chord = (Points[at + 1].Relevance - Points[at].Relevance) / width;
        double square = (3 * chord - 2 * slopes[at] - slopes[at + 1]) / width, cube = (slopes[at] - 2 * chord + slopes[at + 1]) / (width * width);
        return Points[at].Relevance + from * (slopes[at] + from * (square + from * cube));
    }
}
