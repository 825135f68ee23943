using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>Texts in ordinal order.</summary>
internal sealed class TextLabels(DataViewSchema.Column column) : LabelColumn(column)
{
    private readonly DistinctClasses<string> classes = new(StringComparer.Ordinal, StringComparer.Ordinal);

    public override ImmutableArray<string> ClassNames => classes.Names;

    public override Func<int, int> Reader(DataViewRowCursor cursor)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = cursor.GetGetter<ReadOnlyMemory<char>>(Column);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known = classes.Codes.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> text = default;
        return row =>
        {
            getter(ref text);
            if (text.IsEmpty) throw new BallastException($"Column '{Column.Name}' has no label in row {row}. Give it one or drop the row.");
            return known.TryGetValue(text.Span, out int code) ? code : classes.CodeOf(text.ToString());
        };
    }

    public override void Finish(Span<int> codes) => classes.Finish(codes);

    public override IViewColumn Output(ImmutableArray<int> labels) =>
        new ClassValueColumn<ReadOnlyMemory<char>>(labels, [.. classes.Values.Select(name => name.AsMemory())]);
}
