using System.Numerics;

namespace Ballast.Resampling;

/// <summary>
/// Rows packed for quick lower bounds of their squared distances: own(a) + term(b) − 2·dot(a, b), in the units of the screen, is never above the distance. A pair
/// whose bound is above what a search still accepts is passed over; the others are settled by their distance in double.
/// </summary>
/// <remarks>Places come in panels of <see cref="Height"/>, packed column after column.</remarks>
internal abstract unsafe class Screen<T, TNumber>(int places)
    where T : unmanaged
    where TNumber : unmanaged, INumber<TNumber>
{
    /// <summary>The places of a panel, and the rows of a tile.</summary>
    public abstract int Height { get; }

    /// <summary>The columns of a tile: whole panels and whole vectors.</summary>
    public abstract int Width { get; }

    /// <summary>What lists of places are filled up to: whole panels and whole vectors.</summary>
    public abstract int Unit { get; }

    /// <summary>The bytes of a packed place.</summary>
    public abstract int Bytes { get; }

    /// <summary>The threshold of a place that accepts nobody.</summary>
    public abstract TNumber Nobody { get; }

    /// <summary>The threshold of a place that accepts everybody.</summary>
    public abstract TNumber Everybody { get; }

    /// <summary>What a place adds to a bound as the column of a tile.</summary>
    public TNumber[] Terms { get; } = new TNumber[places];

    /// <summary>What a place adds to a bound as the row of a tile.</summary>
    public TNumber[] Owns { get; } = new TNumber[places];

    /// <summary>Packs a row into its panel. The panel is clear.</summary>
    public abstract void Pack(byte* panel, int place, ReadOnlySpan<T> row);

    /// <summary>Lets a place without a row be infinitely far.</summary>
    public abstract void PackNobody(int place);

    /// <summary>Takes note that every place is packed.</summary>
    public abstract void Finish();

    /// <summary>The dot products of a panel with places up to <paramref name="width"/>: [<see cref="Height"/>, <see cref="Width"/>].</summary>
    public abstract void Multiply(byte* rows, byte* columns, int width, TNumber* dots);

    /// <summary>A second look, quicker than a distance in double: false only where rows are farther apart than the root of this.</summary>
    public virtual bool MayBeNear(ReadOnlySpan<T> a, ReadOnlySpan<T> b, double squared) => true;

    /// <summary>A place accepts distances in double up to d by the threshold (<see cref="Factor"/> · d + <see cref="Offsets"/> + <see cref="CommonOffset"/>)² · (1 + 1e-6) + <see cref="Floor"/>.</summary>
    public abstract double Factor { get; }

    /// <summary>See <see cref="Factor"/>.</summary>
    public abstract double Floor { get; }

    /// <summary>See <see cref="Factor"/>.</summary>
    public double[] Offsets { get; } = new double[places];

    /// <summary>See <see cref="Factor"/>; known when every place is packed.</summary>
    public double CommonOffset { get; protected set; }

    /// <summary>A threshold of a place that accepts a row whose bound is this, wherever between its bounds the distance is.</summary>
    public abstract TNumber Widen(int place, TNumber bound);
}
