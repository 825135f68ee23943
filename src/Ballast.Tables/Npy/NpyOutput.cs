using System.Globalization;

namespace Ballast.Tables;

/// <summary>Makes the array of a resampled table: of the type of the original, or of doubles where made values have fractions that the type cannot hold.</summary>
internal sealed class NpyOutput(NpyArray source, ResampledRows rows)
{
    private int Width => source.Shape[1];

    public NpyArray Resampled(ReadWatch watch)
    {
        NpyType type = source.Type;
        if (type is not (NpyType.F4 or NpyType.F8) && AnyFraction()) type = NpyType.F8;
        Array elements = NpyArray.Empty(type, checked(rows.Count * Width));
        for (int row = 0; row < rows.Count; row++)
        {
            watch.Row("writing", row, row, rows.Count);
            if (rows.IsCopy(row) && !rows.IsFilled(row) && type == source.Type) Array.Copy(source.Raw, rows.BaseInFile(row) * Width, elements, row * Width, Width);
            else Make(elements, row);
        }

        return NpyArray.Over(type, elements, [rows.Count, Width]);
    }

    /// <summary>The labels of a resampled table, where they are an array of their own.</summary>
    public static NpyArray Labels(NpyArray source, ResampledRows rows)
    {
        Array elements = NpyArray.Empty(source.Type, rows.Count);
        for (int row = 0; row < rows.Count; row++) Array.Copy(source.Raw, rows.LabelInFile(row), elements, row, 1);
        return NpyArray.Over(source.Type, elements, source.Shape.Length == 1 ? [rows.Count] : [rows.Count, 1]);
    }

    private bool AnyFraction()
    {
        for (int row = 0; row < rows.Count; row++)
            if (!rows.IsCopy(row) || rows.IsFilled(row))
                for (int feature = 0; feature < rows.FeatureColumns.Length; feature++)
                    if (Value(row, feature) is var value && value != Math.Floor(value))
                        return true;
        return false;
    }

    private void Make(Array elements, int row)
    {
        int feature = 0;
        for (int column = 0; column < Width; column++)
        {
            double value = column == rows.LabelColumn ? source.ValueAt(rows.LabelInFile(row) * Width + column)
                : Value(row, feature++);
            Set(elements, row * Width + column, value);
        }
    }

    /// <summary>A category is written as the number that it is called by.</summary>
    private double Value(int row, int feature)
    {
        double value = rows.Value(row, feature);
        TableColumn column = rows.FeatureColumns[feature];
        return column.Kind == ColumnKind.Category ? double.Parse(column.Categories[(int)value], CultureInfo.InvariantCulture) : value;
    }

    private static void Set(Array elements, int index, double value)
    {
        switch (elements)
        {
            case double[] values:
                values[index] = value;
                break;
            case float[] values:
                values[index] = (float)value;
                break;
            case int[] values:
                values[index] = int.CreateSaturating(value);
                break;
            case long[] values:
                values[index] = long.CreateSaturating(value);
                break;
            case byte[] values:
                values[index] = byte.CreateSaturating(value);
                break;
            default:
                ((bool[])elements)[index] = value != 0;
                break;
        }
    }
}
