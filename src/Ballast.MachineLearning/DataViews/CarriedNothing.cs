using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>A column of a type whose values cannot be kept, such as images; it is refused when somebody asks for it.</summary>
internal sealed class CarriedNothing(DataViewSchema.Column column) : CarriedColumn(column)
{
    public override Delegate Getter(ResampledCursor cursor) => throw Refused();

    protected override Action<int> Reader(DataViewRowCursor cursor, int rows) => throw Refused();

    private BallastException Refused() => new(
        $"Column '{Column.Name}' is of type {Column.Type}, whose values are not kept. Drop it before resampling (mlContext.Transforms.DropColumns), or turn it into numbers first.");
}
