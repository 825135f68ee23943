using System.Runtime.InteropServices;
using System.Text;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning.Tests;

public sealed class DataFrameSamplingTests
{
    private static readonly Smote TwoNeighbors = new(new SmoteOptions { Neighbors = 2 });
    private static readonly RandomUnderSampler UnderSampler = new(new RandomUnderSamplerOptions());

    [Fact]
    public void Columns_keep_their_types_names_and_order()
    {
        DataFrame frame = Numbers();
        DataFrame result = TwoNeighbors.Resample(frame, "kind").Frame;
        Assert.Equal(frame.Columns.Select(column => (column.Name, column.GetType())), result.Columns.Select(column => (column.Name, column.GetType())));
        Assert.Equal(14, result.Rows.Count);
        Assert.All(result.Columns, column => Assert.Equal(14, column.Length));
    }

    [Fact]
    public void Kept_rows_stay_as_they_were_and_made_rows_follow_their_plan()
    {
        DataFrame frame = Numbers();
        ResampledFrame result = TwoNeighbors.Resample(frame, "kind");
        Assert.Equal(["rare", "usual"], result.ClassNames);
        for (int row = 0; row < 10; row++) Assert.Equal(frame.Rows[row], result.Frame.Rows[row]);
        for (int row = 10; row < 14; row++)
        {
            SampleOrigin origin = result.Plan.Samples[row];
            double x = origin.Base + origin.Step * (origin.Neighbor - origin.Base);
            Assert.Equal(0.5 * x, (double)result.Frame["height"][row], 12);
            Assert.Equal((int)Math.Round(10 * x), result.Frame["age"][row]);
            Assert.Equal((decimal)x, (decimal)result.Frame["price"][row], 9);
            Assert.Equal("rare", result.Frame["kind"][row]);
        }

        Assert.Equal(["Column 'age' holds whole numbers: the values of 4 made rows are rounded."], result.Plan.Warnings);
    }

    [Fact]
    public void The_frame_that_was_resampled_is_not_changed()
    {
        DataFrame frame = Numbers();
        TwoNeighbors.Resample(frame, "kind");
        Assert.Equal(10, frame.Rows.Count);
        Assert.Equal(30, frame["age"][3]);
    }

    [Fact]
    public void The_result_can_be_changed_as_any_frame()
    {
        DataFrame result = TwoNeighbors.Resample(Numbers(), "kind").Frame;
        result["age"][13] = 77;
        result["height"][0] = null;
        Assert.Equal(77, result["age"][13]);
        Assert.Equal(10, result["age"][1]);
        Assert.Equal(1, result["height"].NullCount);
        Assert.Equal(13, result.DropNulls().Rows.Count);
        Assert.Equal(14, result.Clone().Rows.Count);
    }

    [Fact]
    public void Whole_numbers_that_a_double_does_not_hold_are_kept_exactly()
    {
        DataFrame frame = Numbers();
        frame.Columns.Add(new Int64DataFrameColumn("id", Enumerable.Range(0, 10).Select(i => 9007199254740993L + i)));
        DataFrame result = TwoNeighbors.Resample(frame, "kind").Frame;
        for (int row = 0; row < 10; row++) Assert.Equal(9007199254740993L + row, result["id"][row]);
    }

    [Fact]
    public void Columns_without_a_type_of_their_own_stay_so()
    {
        DataFrame frame = Numbers();
        frame.Columns.Add(new PrimitiveDataFrameColumn<float>("width", Enumerable.Range(0, 10).Select(i => (float)i)));
        ResampledFrame result = TwoNeighbors.Resample(frame, "kind");
        Assert.Equal(typeof(PrimitiveDataFrameColumn<float>), result.Frame["width"].GetType());
        SampleOrigin last = result.Plan.Samples[13];
        Assert.Equal((float)(last.Base + last.Step * (last.Neighbor - last.Base)), (float)result.Frame["width"][13], 5);
    }

    [Fact]
    public void Text_is_carried_when_no_row_is_made()
    {
        ResampledFrame result = UnderSampler.Resample(WithCity(), "kind");
        Assert.Equal(6, result.Frame.Rows.Count);
        for (int row = 0; row < 6; row++)
            Assert.Equal(result.Plan.Samples[row].Base == 8 ? null : "city " + result.Plan.Samples[row].Base, result.Frame["city"][row]);
    }

    [Fact]
    public void Text_beside_made_rows_is_refused_with_a_way_out()
    {
        BallastException refused = Assert.Throws<BallastException>(() => TwoNeighbors.Resample(WithCity(), "kind"));
        Assert.Equal(
            "SMOTE makes rows, and column 'city' (String) is neither a feature nor the label, so that a made row has no value there. "
            + "Name it in Categories with a sampler for categories, encode it as numbers, drop it, or set Others to MadeRowValues.Missing or MadeRowValues.OfBaseRow.",
            refused.Message);
    }

    [Fact]
    public void Text_beside_made_rows_can_be_missing_or_that_of_the_base_row()
    {
        DataFrame missing = TwoNeighbors.Resample(WithCity(), "kind", new FrameColumns { Others = MadeRowValues.Missing }).Frame;
        Assert.Equal("city 9", missing["city"][9]);
        Assert.Null(missing["city"][8]);
        Assert.Null(missing["city"][13]);
        Assert.Null(missing["seen"][13]);
        ResampledFrame based = TwoNeighbors.Resample(WithCity(), "kind", new FrameColumns { Others = MadeRowValues.OfBaseRow });
        Assert.Equal(WithCity()["city"][based.Plan.Samples[13].Base], based.Frame["city"][13]);
        Assert.Equal(new DateTime(2024, 1, 1 + based.Plan.Samples[13].Base), based.Frame["seen"][13]);
    }

    [Fact]
    public void Columns_of_numbers_can_be_left_out_of_the_features()
    {
        ResampledFrame result = TwoNeighbors.Resample(Numbers(), "kind", new FrameColumns { Features = ["height"], Others = MadeRowValues.Missing });
        Assert.Null(result.Frame["age"][13]);
        Assert.NotNull(result.Frame["height"][13]);
    }

    [Fact]
    public void Provenance_can_stand_in_columns_of_its_own()
    {
        ResampledFrame result = TwoNeighbors.Resample(Numbers(), "kind", new FrameColumns { Provenance = ProvenanceColumns.Appended });
        SampleOrigin last = result.Plan.Samples[13];
        Assert.Equal([true, (long)last.Base, (long)last.Neighbor, last.Step], result.Frame.Rows[13].TakeLast(4));
        Assert.Equal([false, 9L, null, null], result.Frame.Rows[9].TakeLast(4));
    }

    [Fact]
    public void Bools_and_numbers_are_labels()
    {
        DataFrame frame = Numbers();
        frame.Columns.Add(new BooleanDataFrameColumn("flag", Enumerable.Range(0, 10).Select(i => i < 3)));
        frame.Columns.Add(new Int16DataFrameColumn("grade", Enumerable.Range(0, 10).Select(i => (short)(i < 3 ? 5 : -1))));
        frame.Columns.Remove("kind");
        Assert.Equal(["False", "True"], TwoNeighbors.Resample(frame, "flag").ClassNames);
        frame.Columns.Remove("flag");
        ResampledFrame result = TwoNeighbors.Resample(frame, "grade");
        Assert.Equal(["-1", "5"], result.ClassNames);
        Assert.Equal((short)5, result.Frame["grade"][13]);
    }

    [Fact]
    public void Text_of_arrow_frames_is_a_label_and_is_carried()
    {
        DataFrame frame = Numbers();
        frame.Columns["kind"] = Arrow("kind", i => i < 7 ? "usual" : "rare");
        frame.Columns.Add(Arrow("city", i => "city " + i));
        ResampledFrame result = UnderSampler.Resample(frame, "kind");
        Assert.Equal(["rare", "usual"], result.ClassNames);
        Assert.Equal(3, result.Plan.Labels.Count(label => label == 0));
        Assert.IsType<ArrowStringDataFrameColumn>(result.Frame["kind"]);
        Assert.Equal("city " + result.Plan.Samples[0].Base, result.Frame["city"][0]);
    }

    [Fact]
    public void A_null_feature_is_refused_with_its_place()
    {
        DataFrame frame = Numbers();
        frame["age"][4] = null;
        AssertRefused("Column 'age' is null in row 4; a feature is a finite number. Fill it (FillNulls) or drop the row (DropNulls).", frame, "kind");
    }

    [Fact]
    public void A_null_label_is_refused_with_its_place()
    {
        DataFrame frame = Numbers();
        frame["kind"][2] = null;
        AssertRefused("Column 'kind' has no label in row 2. Give it one or drop the row (DropNulls).", frame, "kind");
    }

    [Fact]
    public void An_unknown_column_is_refused_with_the_nearest_name() =>
        AssertRefused("There is no column 'kinds'. Did you mean 'kind'? The columns are height, age, price, kind.", Numbers(), "kinds");

    [Fact]
    public void A_number_with_decimals_is_no_class() => AssertRefused(
        "Column 'height' holds 0.5 in row 1; a label is text, bool or a whole number. Bin the column, or name another.", Numbers(), "height");

    [Fact]
    public void A_date_is_no_label() => AssertRefused(
        "Column 'seen' holds values of type DateTime but a label is text, bool or a whole number. Name another column.", WithCity(), "seen");

    [Fact]
    public void Text_is_no_feature() => AssertRefused(
        "Column 'city' holds values of type String but a feature is a number. Name it in Categories, encode it as numbers, or leave it out of Features.",
        WithCity(), "kind", new FrameColumns { Features = ["city"] });

    [Fact]
    public void A_frame_without_numbers_is_refused() => AssertRefused(
        "The frame has no column of numbers beside 'kind'. Encode texts as numbers, or name them in Categories.",
        new DataFrame(new StringDataFrameColumn("kind", ["a", "b"])), "kind");

    private static void AssertRefused(string message, DataFrame frame, string label, FrameColumns? columns = null) =>
        Assert.Equal(message, Assert.Throws<BallastException>(() => TwoNeighbors.Resample(frame, label, columns)).Message);

    /// <summary>Ten rows of which the last three are the smaller class; row i holds 0.5 · i, 10 · i and i.</summary>
    private static DataFrame Numbers() => new(
        new DoubleDataFrameColumn("height", Enumerable.Range(0, 10).Select(i => 0.5 * i)),
        new Int32DataFrameColumn("age", Enumerable.Range(0, 10).Select(i => 10 * i)),
        new DecimalDataFrameColumn("price", Enumerable.Range(0, 10).Select(i => (decimal)i)),
        new StringDataFrameColumn("kind", Enumerable.Range(0, 10).Select(i => i < 7 ? "usual" : "rare")));

    private static ArrowStringDataFrameColumn Arrow(string name, Func<int, string> text)
    {
        byte[][] texts = [.. Enumerable.Range(0, 10).Select(i => Encoding.UTF8.GetBytes(text(i)))];
        int[] offsets = new int[11];
        for (int i = 0; i < 10; i++) offsets[i + 1] = offsets[i] + texts[i].Length;
        return new ArrowStringDataFrameColumn(name, texts.SelectMany(each => each).ToArray(), MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray(), new byte[] { 255, 255 }, 10, 0);
    }

    private static DataFrame WithCity()
    {
        DataFrame frame = Numbers();
        frame.Columns.Remove("price");
        frame.Columns.Insert(0, new StringDataFrameColumn("city", Enumerable.Range(0, 10).Select(i => i == 8 ? null : "city " + i)));
        frame.Columns.Add(new DateTimeDataFrameColumn("seen", Enumerable.Range(0, 10).Select(i => new DateTime(2024, 1, 1 + i))));
        return frame;
    }
}
