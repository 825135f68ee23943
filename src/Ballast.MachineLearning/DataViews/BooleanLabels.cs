using System.Collections.Immutable;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>False is label 0, true is label 1.</summary>
internal sealed class BooleanLabels(DataViewSchema.Column column) : LabelColumn(column)
{
    public override ImmutableArray<string> ClassNames { get; } = ["False", "True"];

    public override Func<int, int> Reader(DataViewRowCursor cursor)
    {
        ValueGetter<bool> getter = cursor.GetGetter<bool>(Column);
        bool value = false;
        return _ =>
        {
            getter(ref value);
            return value ? 1 : 0;
        };
    }

    public override void Finish(Span<int> codes)
    {
    }

    public override IViewColumn Output(ImmutableArray<int> labels) => new ClassValueColumn<bool>(labels, [false, true]);
}
