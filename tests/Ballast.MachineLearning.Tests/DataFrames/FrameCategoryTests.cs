using System.Numerics;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning.Tests;

public sealed class FrameCategoryTests
{
    private static readonly FrameColumns Columns = new() { Categories = ["ward", "smokes"] };

    [Fact]
    public void Categories_stand_behind_the_numbers() => Assert.Equal([1, 2], Columns.CategoricalPlaces(Frame(), "kind"));

    [Fact]
    public void A_sampler_for_categories_gives_made_rows_values_that_exist()
    {
        DataFrame result = new OneMore(2.5, 1, 0).Resample(Frame(), "kind", Columns).Frame;
        // The wards in ordinal order are "east", "north", "west"; false stands before true.
        Assert.Equal([2.5, "north", false, "rare"], result.Rows[6]);
        Assert.Equal(Frame().Rows[5], result.Rows[5]);
        Assert.Equal(["age", "ward", "smokes", "kind"], result.Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_value_that_is_no_category_is_refused_with_a_way_out(double place)
    {
        BallastException refused = Assert.Throws<BallastException>(() => new OneMore(2.5, place, 0).Resample(Frame(), "kind", Columns));
        Assert.Equal(
            "A made row has a value between the categories of column 'ward'. Use a sampler for categories (SMOTENC with CategoricalColumns 1), or take the column out of Categories.",
            refused.Message);
    }

    [Fact]
    public void A_missing_category_is_refused_with_its_place()
    {
        DataFrame frame = Frame();
        frame["ward"][3] = null;
        BallastException refused = Assert.Throws<BallastException>(() => new OneMore(2.5, 1, 0).Resample(frame, "kind", Columns));
        Assert.Equal("Column 'ward' has no category in row 3. Give it one or drop the row (DropNulls).", refused.Message);
    }

    [Fact]
    public void A_column_is_feature_or_category() => Assert.Equal(
        "Features and Categories name a column twice. Name each column once.",
        Assert.Throws<BallastException>(() => new FrameColumns { Features = ["age"], Categories = ["age"] }.CategoricalPlaces(Frame(), "kind")).Message);

    private static DataFrame Frame() => new(
        new DoubleDataFrameColumn("age", [1, 2, 3, 4, 5, 6.0]),
        new StringDataFrameColumn("ward", ["west", "east", "north", "east", "west", "west"]),
        new BooleanDataFrameColumn("smokes", [true, false, true, false, true, true]),
        new StringDataFrameColumn("kind", ["usual", "usual", "usual", "usual", "rare", "rare"]));

    /// <summary>Adds one computed row of the first class.</summary>
    private sealed class OneMore(params double[] values) : ISampler
    {
        public string Method => "one more";

        public SamplerKind Kind => SamplerKind.OverSampling;

        public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ResamplingPlan all = ResamplingPlan.Unchanged(labels, classes);
            return all with
            {
                Samples = [.. all.Samples, SampleOrigin.Computed(4, 5, 0.5, 0)],
                Labels = [.. all.Labels, 0],
                After = ClassCounts.FromCounts([all.Before[0] + 1, all.Before[1]]),
                Values = new Matrix<double>(values, 1, values.Length),
            };
        }
    }
}
