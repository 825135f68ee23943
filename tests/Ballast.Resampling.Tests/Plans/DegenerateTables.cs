using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>Tables that break programs.</summary>
internal static class DegenerateTables
{
    private static readonly Dictionary<string, Func<LabeledSamples>> All = new()
    {
        ["no samples"] = () => new(new Matrix<double>(0, 3), [], 2),
        ["one class"] = () => LabeledSamples.Blobs([20], 3, 1) with { Classes = 2 },
        ["a class of one sample"] = () => LabeledSamples.Blobs([30, 1], 3, 2),
        ["a class of two samples"] = () => LabeledSamples.Blobs([30, 2], 3, 3),
        ["every class of one sample"] = () => LabeledSamples.Blobs([1, 1, 1], 3, 4),
        ["two samples"] = () => LabeledSamples.Blobs([1, 1], 2, 5),
        ["all rows alike"] = () => Same(LabeledSamples.Blobs([30, 10], 3, 6)),
        ["all rows of the small class alike"] = () => SameInClass(LabeledSamples.Blobs([40, 12], 3, 7), 1),
        ["every row twice"] = () => Twice(LabeledSamples.Blobs([25, 9], 3, 8)),
        ["the same rows under both labels"] = () => Both(LabeledSamples.Blobs([20, 0], 3, 9)),
        ["a constant column"] = () => Constant(LabeledSamples.Blobs([40, 12], 4, 10)),
        ["one column"] = () => LabeledSamples.Blobs([40, 12], 1, 11),
        ["many more columns than rows"] = () => LabeledSamples.Blobs([30, 9], 400, 12),
        ["classes without samples"] = () => Spread(LabeledSamples.Blobs([30, 12, 9], 3, 13)),
        ["balanced already"] = () => LabeledSamples.Blobs([15, 15, 15], 3, 14),
        ["far apart"] = () => Apart(LabeledSamples.Blobs([40, 12], 3, 15)),
        ["not a number"] = () => With(LabeledSamples.Blobs([30, 10], 3, 16), double.NaN),
        ["infinity"] = () => With(LabeledSamples.Blobs([30, 10], 3, 17), double.NegativeInfinity),
        ["huge values"] = () => Scaled(LabeledSamples.Blobs([40, 12], 3, 18), 1e140),
        ["tiny values"] = () => Scaled(LabeledSamples.Blobs([40, 12], 3, 19), 1e-140),
        ["no columns"] = () => LabeledSamples.Blobs([30, 10], 0, 20),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static LabeledSamples Named(string name) => All[name]();

    private static LabeledSamples Change(LabeledSamples table, Func<int, int, double, double> change)
    {
        for (int row = 0; row < table.Features.Rows; row++)
            for (int column = 0; column < table.Features.Columns; column++)
                table.Features[row, column] = change(row, column, table.Features[row, column]);
        return table;
    }

    private static LabeledSamples Same(LabeledSamples table) => Change(table, (_, column, _) => column);

    private static LabeledSamples SameInClass(LabeledSamples table, int label) => Change(table, (row, column, value) => table.Labels[row] == label ? column : value);

    private static LabeledSamples Constant(LabeledSamples table) => Change(table, (_, column, value) => column == 2 ? 7 : value);

    private static LabeledSamples Apart(LabeledSamples table) => Change(table, (row, _, value) => value + 1000 * table.Labels[row]);

    private static LabeledSamples Scaled(LabeledSamples table, double factor) => Change(table, (_, _, value) => value * factor);

    private static LabeledSamples With(LabeledSamples table, double value) => Change(table, (row, column, old) => row == 4 && column == 1 ? value : old);

    private static LabeledSamples Spread(LabeledSamples table) => table with { Labels = [.. table.Labels.Select(label => 1 + 2 * label)], Classes = 8 };

    private static LabeledSamples Twice(LabeledSamples table)
    {
        double[] values = [.. table.Features.Values.ToArray(), .. table.Features.Values.ToArray()];
        return table with { Features = new Matrix<double>(values, 2 * table.Features.Rows, table.Features.Columns), Labels = [.. table.Labels, .. table.Labels] };
    }

    private static LabeledSamples Both(LabeledSamples table)
    {
        LabeledSamples twice = Twice(table);
        return twice with { Labels = [.. table.Labels.Select(_ => 0), .. table.Labels.Select(_ => 1)], Classes = 2 };
    }
}
