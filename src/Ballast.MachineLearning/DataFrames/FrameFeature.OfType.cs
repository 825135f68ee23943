using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>A feature of one type of number.</summary>
internal sealed class FrameFeature<TSource, T> : FrameFeature<T>
    where TSource : unmanaged, INumber<TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PrimitiveDataFrameColumn<TSource> source;
    private readonly int column;
    private readonly FrameColumnFactory? create;
    private readonly ReadOnlyMemory<TSource> before;
    private byte[] data = [];

    public FrameFeature(DataFrameColumn source, int column, FrameColumnFactory? create)
    {
        this.source = (PrimitiveDataFrameColumn<TSource>)source;
        this.column = column;
        this.create = create;
        if (source.NullCount > 0) throw Null();
        ReadOnlyMemory<TSource>[] buffers = [.. this.source.GetReadOnlyDataBuffers()];
        before = buffers.Length == 1 ? buffers[0] : buffers.SelectMany(buffer => buffer.ToArray()).ToArray();
    }

    protected override void Read(Matrix<T> table, int from, int to)
    {
        ReadOnlySpan<TSource> values = before.Span[from..to];
        Span<T> target = table.Values[(from * table.Columns)..];
        for (int i = 0, at = column; i < values.Length; i++, at += table.Columns)
        {
            if (!TSource.IsFinite(values[i]))
                throw new BallastException($"Column '{source.Name}' holds {values[i]} in row {from + i}; a feature is a finite number. Fill it or drop the row.");
            target[at] = T.CreateTruncating(values[i]);
        }
    }

    protected override void Begin(int rows)
    {
        long bytes = (long)rows * Unsafe.SizeOf<TSource>();
        if (bytes > Array.MaxLength) throw new BallastException($"Column '{source.Name}' would have {rows} rows, more than one buffer holds. Lower the target or take fewer rows.");
        data = new byte[bytes];
    }

    protected override void Write(int[] sources, Matrix<T> values, int from, int to)
    {
        ReadOnlySpan<TSource> kept = before.Span;
        ReadOnlySpan<T> table = values.Values;
        Span<TSource> target = MemoryMarshal.Cast<byte, TSource>(data.AsSpan());
        for (int row = from; row < to; row++)
        {
            int kind = sources[row];
            target[row] = kind >= 0 ? kept[kind] : WholeNumbers.Narrow<TSource, T>(table[row * values.Columns + column]);
        }
    }

    protected override DataFrameColumn Finish(FrameRows rows)
    {
        if (create is not null && data.Length > 0 && source.GetType() != typeof(PrimitiveDataFrameColumn<TSource>))
        {
            byte[] valid = new byte[(rows.Sources.Length + 7) / 8];
            valid.AsSpan().Fill(byte.MaxValue);
            return create(source.Name, data, valid, rows.Sources.Length);
        }

        PrimitiveDataFrameColumn<TSource> copy = source.Clone(rows.OfBases);
        for (int row = 0; row < rows.Sources.Length; row++)
            if (rows.Sources[row] < 0)
                copy[row] = MemoryMarshal.Cast<byte, TSource>(data.AsSpan())[row];
        return copy;
    }

    private BallastException Null()
    {
        long row = 0;
        while (source[row] is not null) row++;
        return new($"Column '{source.Name}' is null in row {row}; a feature is a finite number. Fill it (FillNulls) or drop the row (DropNulls).");
    }
}
