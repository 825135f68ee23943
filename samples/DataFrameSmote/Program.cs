// Over-samples a data frame: columns keep their types, whole numbers stay whole, and columns tell where each row comes from.
using Ballast.Core;
using Ballast.MachineLearning;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

var random = new RandomState(11);
int[] rows = [.. Enumerable.Range(0, 50)];
var frame = new DataFrame(
    new Int32DataFrameColumn("age", rows.Select(row => (int)random.Integer(row % 5 == 0 ? 55 : 20, row % 5 == 0 ? 80 : 60))),
    new DoubleDataFrameColumn("pressure", rows.Select(row => Math.Round(random.Normal(row % 5 == 0 ? 150 : 120, 10), 1))),
    new StringDataFrameColumn("ward", rows.Select(row => "ward " + row % 3)),
    new StringDataFrameColumn("outcome", rows.Select(row => row % 5 == 0 ? "ill" : "well")));

ResampledFrame result = new Smote(new SmoteOptions()).Resample(frame, "outcome", new FrameColumns
{
    Others = MadeRowValues.Missing,
    Provenance = ProvenanceColumns.Appended,
});

for (int label = 0; label < result.ClassNames.Length; label++)
    Console.WriteLine($"{result.ClassNames[label],-4} {result.Plan.Before[label],2} -> {result.Plan.After[label],2}");
foreach (string warning in result.Plan.Warnings) Console.WriteLine(warning);

Console.WriteLine(string.Join(" | ", result.Frame.Columns.Select(column => $"{column.Name} ({column.DataType.Name})")));
foreach (DataFrameRow row in result.Frame.Tail(3).Rows) Console.WriteLine(string.Join(" | ", row.Select(value => value ?? "missing")));
