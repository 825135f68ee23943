using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning.Tests;

public sealed class ResamplingCatalogTests
{
    private static readonly Smote TwoNeighbors = new(new SmoteOptions { Neighbors = 2 });

    private readonly MLContext ml = new(seed: 1);
    private readonly IDataView patients;

    public ResamplingCatalogTests() => patients = ml.Data.LoadFromEnumerable(Patient.Ten);

    [Fact]
    public void Kept_rows_come_first_as_they_were_and_made_rows_follow_their_plan()
    {
        ResampledData result = ml.Data.Resample(TwoNeighbors, patients);
        Assert.Equal(14, result.Data.GetRowCount());
        Assert.Equal([7, 7], result.Plan.After.Counts);
        float[][] vectors = Rows.Vectors(result.Data, "Features");
        for (int row = 0; row < 10; row++) Assert.Equal([row, 10 * row], vectors[row]);
        for (int row = 10; row < 14; row++)
        {
            SampleOrigin origin = result.Plan.Samples[row];
            Assert.Equal(SampleKind.Synthetic, origin.Kind);
            // Base and neighbour b and n have the features (b, 10 b) and (n, 10 n).
            double expected = origin.Base + origin.Step * (origin.Neighbor - origin.Base);
            Assert.Equal([(float)expected, (float)(10 * origin.Base + origin.Step * 10 * (origin.Neighbor - origin.Base))], vectors[row]);
        }

        Assert.Equal([.. Patient.Ten.Select(each => each.Label), true, true, true, true], Rows.Of<bool>(result.Data, "Label"));
        Assert.Equal(["False", "True"], result.ClassNames);
    }

    [Fact]
    public void The_sampler_sees_what_arrays_would_give_it()
    {
        ResamplingPlan plan = TwoNeighbors.Resample(Core.Matrix.From([.. Patient.Ten.Select(each => each.Features)]), [.. Patient.Ten.Select(each => each.Label ? 1 : 0)]);
        Assert.Equal(plan.Samples, ml.Data.Resample(TwoNeighbors, patients).Plan.Samples);
    }

    [Fact]
    public void Columns_keep_their_order_types_and_annotations()
    {
        IDataView keyed = ml.Transforms.Conversion.MapValueToKey("Kind").Append(ml.Transforms.Concatenate("Features", "Grade", "Features")).Fit(patients).Transform(patients);
        IDataView data = ml.Data.Resample(TwoNeighbors, keyed, new ResampleColumns { Label = "Kind" }).Data;
        DataViewSchema.Column[] before = [.. keyed.Schema.Where(column => !column.IsHidden)];
        Assert.Equal(before.Select(column => (column.Name, column.Type)), data.Schema.Select(column => (column.Name, column.Type)));
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Kind"].GetKeyValues(ref names);
        Assert.Equal(["usual", "rare"], names.DenseValues().Select(name => name.ToString()));
        data.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal("Grade", names.GetItemOrDefault(0).ToString());
        // Keys are 1 for "usual" and 2 for "rare", in order of occurrence.
        Assert.Equal([1u, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2], Rows.Of<uint>(data, "Kind"));
    }

    [Fact]
    public void Other_columns_are_carried_and_missing_in_made_rows()
    {
        IDataView data = ml.Data.Resample(TwoNeighbors, patients).Data;
        Assert.Equal("city 9", Rows.Texts(data, "City")[9]);
        Assert.Equal("", Rows.Texts(data, "City")[10]);
        Assert.Equal(10, Rows.Of<double>(data, "Weight")[9]);
        Assert.Equal(double.NaN, Rows.Of<double>(data, "Weight")[13]);
        Assert.Equal(0, Rows.Of<int>(data, "Age")[13]);
        Assert.Equal(new DateTime(2024, 1, 10), Rows.Of<DateTime>(data, "Seen")[9]);
        Assert.Equal([8f, 8f], Rows.Vectors(data, "Notes")[8]);
        Assert.Empty(Rows.Vectors(data, "Notes")[10]);
    }

    [Fact]
    public void Columns_without_a_missing_value_are_named_in_a_warning()
    {
        IEnumerable<string> warnings = ml.Data.Resample(TwoNeighbors, patients).Plan.Warnings;
        Assert.Contains("Column 'Age' is of type Int32, which has no missing value: 4 made rows hold zero or false there.", warnings);
        Assert.DoesNotContain(warnings, warning => warning.Contains("'City'", StringComparison.Ordinal) || warning.Contains("'Weight'", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_columns_can_take_the_value_of_the_base_row()
    {
        ResampledData result = ml.Data.Resample(TwoNeighbors, patients, new ResampleColumns { Others = MadeRowValues.OfBaseRow });
        string[] cities = Rows.Texts(result.Data, "City");
        for (int row = 0; row < 14; row++) Assert.Equal("city " + result.Plan.Samples[row].Base, cities[row]);
        Assert.Empty(result.Plan.Warnings);
    }

    [Fact]
    public void Rows_that_are_left_out_take_their_values_with_them()
    {
        ResampledData result = ml.Data.Resample(new RandomUnderSampler(new RandomUnderSamplerOptions()), patients, new ResampleColumns { Others = MadeRowValues.Refused });
        Assert.Equal(6, result.Data.GetRowCount());
        Assert.Equal(result.Plan.Samples.Select(origin => 1000L + origin.Base), Rows.Of<long>(result.Data, "Id"));
        Assert.Equal(result.Plan.Samples.Select(origin => (float)origin.Base), Rows.Vectors(result.Data, "Features").Select(vector => vector[0]));
    }

    [Fact]
    public void Provenance_can_stand_in_columns_of_its_own()
    {
        ResampledData result = ml.Data.Resample(TwoNeighbors, patients, new ResampleColumns { Provenance = ProvenanceColumns.Appended });
        Assert.Equal(["IsSynthetic", "BaseRow", "NeighborRow", "Step"], result.Data.Schema.Select(column => column.Name).TakeLast(4));
        Assert.Equal([.. Enumerable.Repeat(false, 10), true, true, true, true], Rows.Of<bool>(result.Data, "IsSynthetic"));
        Assert.Equal(result.Plan.Samples.Select(origin => (long)origin.Base), Rows.Of<long>(result.Data, "BaseRow"));
        Assert.Equal(result.Plan.Samples.Select(origin => (long)origin.Neighbor), Rows.Of<long>(result.Data, "NeighborRow"));
        Assert.Equal(result.Plan.Samples.Select(origin => origin.Step), Rows.Of<double>(result.Data, "Step"));
    }

    [Fact]
    public void Scalar_columns_of_whole_numbers_stay_whole_and_the_plan_says_so()
    {
        ResampledData result = ml.Data.Resample(TwoNeighbors, patients, new ResampleColumns { Features = ["Age", "Weight"] });
        int[] ages = Rows.Of<int>(result.Data, "Age");
        for (int row = 10; row < 14; row++)
        {
            SampleOrigin origin = result.Plan.Samples[row];
            Assert.Equal((int)Math.Round(20 + origin.Base + origin.Step * (origin.Neighbor - origin.Base)), ages[row]);
            Assert.Equal(1 + origin.Base + origin.Step * (origin.Neighbor - origin.Base), Rows.Of<double>(result.Data, "Weight")[row], 12);
        }

        Assert.Contains("Column 'Age' holds whole numbers: the values of 4 made rows are rounded.", result.Plan.Warnings);
    }

    [Theory]
    [InlineData("Kind", "rare", "usual")]
    [InlineData("Grade", "2", "5")]
    public void Texts_and_numbers_are_labels_in_their_order(string label, string first, string second)
    {
        ResampledData result = ml.Data.Resample(TwoNeighbors, patients, new ResampleColumns { Label = label });
        Assert.Equal([first, second], result.ClassNames);
        Assert.Equal(0, result.Plan.Labels[13]);
        if (label == "Kind") Assert.Equal("rare", Rows.Texts(result.Data, label)[13]);
        else Assert.Equal(2, Rows.Of<float>(result.Data, label)[13]);
    }

    [Fact]
    public void Sparse_vectors_are_read_as_they_mean()
    {
        IDataView oneHot = ml.Transforms.Categorical.OneHotEncoding("Features", "City").Fit(patients).Transform(patients);
        ResampledData result = ml.Data.Resample(new RandomOverSampler(new RandomOverSamplerOptions()), oneHot);
        float[][] vectors = Rows.Vectors(result.Data, "Features");
        for (int row = 0; row < 14; row++)
            for (int slot = 0; slot < 10; slot++)
                Assert.Equal(slot == result.Plan.Samples[row].Base ? 1 : 0, vectors[row][slot]);
    }

    [Fact]
    public void A_cursor_may_mix_the_rows_and_keeps_each_row_together()
    {
        IDataView data = ml.Data.Resample(TwoNeighbors, patients, new ResampleColumns { Others = MadeRowValues.OfBaseRow }).Data;
        Assert.True(data.CanShuffle);
        long[] inOrder = Rows.Of<long>(data, "Id"), mixed = Rows.Of<long>(data, "Id", new Random(3));
        Assert.NotEqual(inOrder, mixed);
        Assert.Equal(inOrder.Order(), mixed.Order());
        float[] firsts = [.. Rows.Of<VBuffer<float>>(data, "Features", new Random(3)).Select(vector => vector.GetItemOrDefault(0))];
        for (int row = 0; row < 14; row++)
            if (mixed[row] < 1007)
                Assert.Equal(mixed[row] - 1000, firsts[row]);
    }

    [Fact]
    public void Several_threads_may_read_the_result()
    {
        IDataView data = ml.Data.Resample(TwoNeighbors, patients).Data;
        string[][] read = new string[8][];
        Parallel.For(0, read.Length, i => read[i] = Rows.Texts(data, "City"));
        Assert.All(read, each => Assert.Equal(read[0], each));
    }

    [Fact]
    public void The_data_that_were_resampled_are_not_changed()
    {
        ml.Data.Resample(TwoNeighbors, patients);
        Assert.Equal(Patient.Ten.SelectMany(each => each.Features), Rows.Vectors(patients, "Features").SelectMany(vector => vector));
    }

    [Fact]
    public void A_preview_shows_every_column() => Assert.Equal(14, ml.Data.Resample(TwoNeighbors, patients).Data.Preview().RowView.Length);
}
