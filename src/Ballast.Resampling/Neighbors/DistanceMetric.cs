using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How far apart two samples are.</summary>
public abstract class DistanceMetric
{
    private DistanceMetric()
    {
    }

    /// <summary>√Σ (a − b)²: the straight line.</summary>
    public static DistanceMetric Euclidean { get; } = new EuclideanMetric();

    /// <summary>Σ |a − b|: along the axes.</summary>
    public static DistanceMetric Manhattan { get; } = new ManhattanMetric();

    /// <summary>1 − a·b / (|a| |b|), from 0 to 2: the angle alone. A sample of zeros is at distance 1 from every other.</summary>
    public static DistanceMetric Cosine { get; } = new CosineMetric();

    /// <summary>√(Σ over numeric columns (a − b)² + mismatch² · number of categorical columns that differ): SMOTENC's distance.</summary>
    /// <remarks>Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953, section 6.1, where the mismatch is the median of the standard deviations.</remarks>
    /// <param name="categoricalColumns">The columns whose values are category codes; each once, from 0.</param>
    /// <param name="mismatch">What a differing category counts for; zero or more, in the unit of the numeric columns.</param>
    /// <exception cref="BallastException">No column or one twice is named, or the mismatch is negative or not a number.</exception>
    public static DistanceMetric Mixed(IReadOnlyCollection<int> categoricalColumns, double mismatch)
    {
        ArgumentNullException.ThrowIfNull(categoricalColumns);
        if (categoricalColumns.Count == 0) throw new BallastException("No categorical column is named. Use DistanceMetric.Euclidean for a table of numbers.");
        if (categoricalColumns.Distinct().Count() < categoricalColumns.Count) throw new BallastException("A categorical column is named twice. Name each once.");
        if (!(mismatch >= 0 && double.IsFinite(mismatch))) throw new BallastException($"The mismatch is {mismatch} but must be a number of zero or more.");
        return new MixedMetric([.. categoricalColumns.Order()], mismatch);
    }

    internal sealed class EuclideanMetric : DistanceMetric
    {
        public override string ToString() => nameof(Euclidean);
    }

    internal sealed class ManhattanMetric : DistanceMetric
    {
        public override string ToString() => nameof(Manhattan);
    }

    internal sealed class CosineMetric : DistanceMetric
    {
        public override string ToString() => nameof(Cosine);
    }

    internal sealed class MixedMetric(ImmutableArray<int> categoricalColumns, double mismatch) : DistanceMetric
    {
        public ImmutableArray<int> CategoricalColumns => categoricalColumns;

        public double Mismatch => mismatch;

        public override string ToString() => $"Mixed({string.Join(", ", categoricalColumns)}; {mismatch})";
    }
}
