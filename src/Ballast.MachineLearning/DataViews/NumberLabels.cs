using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>The smallest number is label 0, the next label 1 and so on.</summary>
internal sealed class NumberLabels<TNumber>(DataViewSchema.Column column) : LabelColumn(column)
    where TNumber : unmanaged, INumber<TNumber>
{
    private readonly DistinctClasses<TNumber> classes = new(EqualityComparer<TNumber>.Default, Comparer<TNumber>.Default);

    public override ImmutableArray<string> ClassNames => classes.Names;

    public override Func<int, int> Reader(DataViewRowCursor cursor)
    {
        ValueGetter<TNumber> getter = cursor.GetGetter<TNumber>(Column);
        TNumber value = default;
        return row =>
        {
            getter(ref value);
            if (TNumber.IsInteger(value)) return classes.CodeOf(value);
            throw new BallastException(
                $"Column '{Column.Name}' holds {value} in row {row}; a class is a whole number. "
                + "Bin the column first (mlContext.Transforms.NormalizeBinning), or name the column of the classes as Label.");
        };
    }

    public override void Finish(Span<int> codes) => classes.Finish(codes);

    public override IViewColumn Output(ImmutableArray<int> labels) => new ClassValueColumn<TNumber>(labels, classes.Values);
}
