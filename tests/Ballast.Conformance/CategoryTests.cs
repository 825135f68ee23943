using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Tables with categories, which the golden file states as text: their codes are the places in sorted order.</summary>
public sealed class CategoryTests
{
    private static readonly int[] CategoricalColumns = [1, 3];

    public static TheoryData<int> MixedCases => [.. Enumerable.Range(0, Golden("nc").GetArrayLength())];

    public static TheoryData<int> NominalCases => [.. Enumerable.Range(0, Golden("n").GetArrayLength())];

    [Theory]
    [MemberData(nameof(MixedCases))]
    public void A_mixed_table_grows_as_with_imbalanced_learn(int place)
    {
        JsonElement expect = Golden("nc")[place];
        (Matrix<double> features, int[] labels, string[][] categories) = Mixed();
        ResamplingPlan plan = new SmoteNc(new SmoteNcOptions
        {
            Seed = expect.GetProperty("seed").GetUInt32(),
            CategoricalColumns = [.. CategoricalColumns],
            Compatibility = Compatibility.ImbalancedLearn,
        }).Resample(features, labels, labels.Max() + 1);
        Matrix<double> made = PlanFeatures.Apply(plan, features);
        JsonElement rows = expect.GetProperty("X_new");
        Assert.Equal(rows.GetArrayLength(), made.Rows - labels.Length);
        for (int row = 0; row < rows.GetArrayLength(); row++)
        {
            for (int column = 0; column < made.Columns; column++)
            {
                double actual = made[labels.Length + row, column];
                int category = Array.IndexOf(CategoricalColumns, column);
                if (category < 0) Vectors.RequireNear(rows[row][column].Number(), actual, $"row {row}, column {column}");
                else Assert.Equal(rows[row][column].GetString(), categories[category][(int)actual]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NominalCases))]
    public void A_table_of_categories_grows_as_with_imbalanced_learn(int place)
    {
        JsonElement expect = Golden("n")[place];
        (Matrix<double> features, int[] labels, string[][] categories) = Nominal();
        ResamplingPlan plan = new SmoteN(new SmoteNOptions
        {
            Seed = expect.GetProperty("seed").GetUInt32(),
            Compatibility = Compatibility.ImbalancedLearn,
        }).Resample(features, labels, labels.Max() + 1);
        Matrix<double> made = PlanFeatures.Apply(plan, features);
        string[][] rows = [.. Enumerable.Range(labels.Length, made.Rows - labels.Length).Select(row => made.Row(row).ToArray().Select((code, column) => categories[column][(int)code]).ToArray())];
        Assert.Equal(expect.GetProperty("X_new").EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetString()!).ToArray()), rows);
    }

    [Fact]
    public void The_value_difference_metric_is_that_of_imbalanced_learn()
    {
        (Matrix<double> features, int[] labels, _) = Nominal();
        var codes = new Matrix<int>([.. features.Values.ToArray().Select(value => (int)value)], features.Rows, features.Columns);
        ValueDifferenceMetric metric = ValueDifferenceMetric.Fit(new ValueDifferenceOptions(), codes, labels, labels.Max() + 1);
        JsonElement expect = Golden("vdm");
        int[][] asked = [.. expect.GetProperty("codes").EnumerateArray().Select(row => row.Integers())];
        var queries = new Matrix<int>([.. asked.SelectMany(row => row)], asked.Length, 2);
        Matrix<double> distances = metric.Distances(queries, queries);
        for (int row = 0; row < asked.Length; row++)
            for (int column = 0; column < asked.Length; column++)
                Vectors.RequireNear(expect.GetProperty("distance")[row][column].Number(), distances[row, column], $"distance {row}, {column}");
    }

    private static JsonElement Golden(string name) => Vectors.Read("golden.json").GetProperty(name);

    private static (Matrix<double> Features, int[] Labels, string[][] Categories) Nominal()
    {
        (Matrix<double> mixed, int[] labels, string[][] categories) = Mixed();
        var features = new Matrix<double>(mixed.Rows, CategoricalColumns.Length);
        for (int row = 0; row < mixed.Rows; row++)
            for (int column = 0; column < CategoricalColumns.Length; column++)
                features[row, column] = mixed[row, CategoricalColumns[column]];
        return (features, labels, categories);
    }

    private static (Matrix<double> Features, int[] Labels, string[][] Categories) Mixed()
    {
        JsonElement[] rows = [.. Golden("mixed").GetProperty("X").EnumerateArray()];
        string[][] categories = [.. CategoricalColumns.Select(column => rows.Select(row => row[column].GetString()!).Distinct().Order(StringComparer.Ordinal).ToArray())];
        var features = new Matrix<double>(rows.Length, rows[0].GetArrayLength());
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < features.Columns; column++)
            {
                int category = Array.IndexOf(CategoricalColumns, column);
                features[row, column] = category < 0 ? rows[row][column].Number() : Array.IndexOf(categories[category], rows[row][column].GetString());
            }
        }

        return (features, Golden("mixed").GetProperty("y").Integers(), categories);
    }
}
