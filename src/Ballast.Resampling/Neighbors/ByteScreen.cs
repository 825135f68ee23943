using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// Bounds from dot products of whole numbers of 8 bits: row = centre + <c>step</c> · numbers + error. By the triangle inequality the numbers are no farther apart than
/// the rows and both their errors, whose lengths are known. Products and sums are exact. Rows are rotated first, so that one step suits all columns.
/// </summary>
internal sealed unsafe class ByteScreen<T> : Screen<T, int>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>With more columns a bound might not fit 32 bits.</summary>
    public const int MostColumns = 16_000;

    private const int Panel = ByteTile.PanelWidth, Largest = 127, Chunk = 16, RowsAtOnce = 256;
    private const double Unit24 = 1.0 / (1 << 24);

    private readonly FeatureExtent<T> extent;
    private readonly Rotation rotation;
    private readonly int columns, padded, groups;
    private readonly double step, slack;

    /// <summary>Finds the step that suits the rows of a search.</summary>
    public ByteScreen(NeighborQuery<T> query, FeatureExtent<T> extent, int places)
        : base(places)
    {
        this.extent = extent;
        columns = query.Points.Columns;
        padded = (columns + Chunk - 1) / Chunk * Chunk;
        groups = (columns + 3) / 4;
        rotation = new Rotation(columns);
        slack = (columns + 64) * Unit24;
        double largest = LargestOf(query.Points, query.PointRows, query.Workers);
        if (!query.AsksItself || query.QueryRows != query.PointRows) largest = Math.Max(largest, LargestOf(query.Queries, query.QueryRows, query.Workers));
        step = (largest > 0 ? largest : 1) * (1 + 1e-6) / Largest;
    }

    public override int Height => Panel;

    public override int Width => 10 * Panel;

    public override int Unit => 2 * Panel;

    public override int Bytes => 4 * groups;

    public override int Nobody => -1;

    public override int Everybody => 1 << 30;

    public override double Factor => 1 / step;

    public override double Floor => 1;

    /// <summary>Whether the numbers of a table can be had without overflow.</summary>
    public static bool Holds(FeatureExtent<T> extent, int columns) => extent.Largest is > 1e-15 and < 1e15 && columns <= MostColumns;

    public override void Pack(byte* panel, int place, ReadOnlySpan<T> row)
    {
        float[] residuals = ArrayPool<float>.Shared.Rent(padded);
        Quantise(Rotated(row, residuals), (uint*)panel + place % Panel, place);
        ArrayPool<float>.Shared.Return(residuals);
    }

    public override void PackNobody(int place) => Terms[place] = int.MaxValue;

    /// <summary>Whatever the other's error is, it is not longer than the longest.</summary>
    public override void Finish() => CommonOffset = Offsets.Max();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(byte* rows, byte* columnPlaces, int width, int* dots)
    {
        for (int panel = 0; panel < width; panel += Panel)
        {
            sbyte* points = (sbyte*)columnPlaces + (long)panel * Bytes;
            for (int row = 0; row < Panel; row += ByteTile.QueryHeight)
                ByteTile.Multiply((sbyte*)rows + 4 * row, points, groups, dots + row * Width + panel, Width);
        }
    }

    /// <summary>By a sum in the features' own type, whose rounding is small beside it, since all its terms are positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool MayBeNear(ReadOnlySpan<T> a, ReadOnlySpan<T> b, double squared)
    {
        if (typeof(T) != typeof(float) || a.Length < 2 * Chunk) return true;
        ref float x = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(a)), y = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(b));
        Vector512<float> even = Vector512<float>.Zero, odd = Vector512<float>.Zero;
        for (nuint i = 0; i + 2 * Chunk <= (nuint)a.Length; i += 2 * Chunk)
        {
            Vector512<float> first = Vector512.LoadUnsafe(ref x, i) - Vector512.LoadUnsafe(ref y, i);
            Vector512<float> second = Vector512.LoadUnsafe(ref x, i + Chunk) - Vector512.LoadUnsafe(ref y, i + Chunk);
            even = Vector512.FusedMultiplyAdd(first, first, even);
            odd = Vector512.FusedMultiplyAdd(second, second, odd);
        }

        return Vector512.Sum(even + odd) * (1 - slack) <= squared;
    }

    public override int Widen(int place, int bound) => Accepting(place, bound, 2);

    /// <summary>The threshold where the numbers' distance, and no less, is that of the last neighbour.</summary>
    public int Accepting(int place, int bound, int errors = 1)
    {
        double numbers = Math.Sqrt(Math.Max(0, bound)) + errors * (Offsets[place] + CommonOffset);
        return (int)Math.Min(Everybody, numbers * numbers * (1 + 1e-9) + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Quantise(ReadOnlySpan<float> residuals, uint* target, int place)
    {
        Vector512<float> scale = Vector512.Create((float)(1 / step)), back = Vector512.Create((float)step), squaredErrors = Vector512<float>.Zero, lengths = Vector512<float>.Zero;
        Vector512<int> squares = Vector512<int>.Zero, sums = Vector512<int>.Zero;
        for (int column = 0, group = 0; column < columns; column += Chunk)
        {
            Vector512<float> residual = Vector512.Create(residuals.Slice(column, Chunk));
            Vector512<float> rounded = Vector512.Clamp(Vector512.Round(residual * scale), Vector512.Create(-(float)Largest), Vector512.Create((float)Largest));
            Vector512<float> error = residual - rounded * back;
            Vector512<int> numbers = Vector512.ConvertToInt32(rounded);
            squaredErrors += error * error;
            lengths += residual * residual;
            squares += numbers * numbers;
            sums += numbers;
            Vector128<uint> bytes = Vector512.Narrow(Vector512.Narrow(numbers, numbers), Vector512<short>.Zero).GetLower().GetLower().AsUInt32();
            for (int i = 0; i < 4 && group < groups; i++, group++) target[group * Panel] = bytes[i];
        }

        // The residual is off by rounding in the subtraction and the rotation, a share of the row's length, and its error by some units of a step's 127.
        double length = Math.Sqrt(Vector512.Sum(lengths)) * (1 + 1e-4);
        double off = Math.Sqrt(Vector512.Sum(squaredErrors)) * (1 + 1e-4) + length * (rotation.Slack + Unit24);
        Offsets[place] = off / step + Math.Sqrt(columns) * 4 * Largest * Unit24;
        int square = Vector512.Sum(squares);
        Owns[place] = square;

        // The tile multiplies a row's numbers raised by 128: twice that sum is what a bound has to get back.
        Terms[place] = square + 2 * ByteTile.Raised * Vector512.Sum(sums);
    }

    private ReadOnlySpan<float> Rotated(ReadOnlySpan<T> row, Span<float> target)
    {
        extent.Subtract(row, target);
        target[columns..padded].Clear();
        rotation.Apply(target);
        return target[..padded];
    }

    private double LargestOf(Matrix<T> table, int[] rows, int workers)
    {
        float[] largest = new float[(rows.Length + RowsAtOnce - 1) / RowsAtOnce];
        ParallelWork.ForEach(largest.Length, workers, chunk =>
        {
            float[] residuals = ArrayPool<float>.Shared.Rent(padded);
            Vector512<float> most = Vector512<float>.Zero;
            foreach (int row in rows.AsSpan(chunk * RowsAtOnce, Math.Min(RowsAtOnce, rows.Length - chunk * RowsAtOnce)))
            {
                ReadOnlySpan<float> rotated = Rotated(table.Row(row), residuals);
                for (int column = 0; column < padded; column += Chunk) most = Vector512.Max(most, Vector512.Abs(Vector512.Create(rotated.Slice(column, Chunk))));
            }

            for (int lane = 0; lane < Chunk; lane++) largest[chunk] = Math.Max(largest[chunk], most[lane]);
            ArrayPool<float>.Shared.Return(residuals);
        });
        return largest.Length == 0 ? 0 : largest.Max();
    }
}
