using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning.Tests;

public sealed class RefusalTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void An_unknown_column_is_refused_with_the_nearest_name() => AssertRefused(
        "There is no column 'Featurs'. Did you mean 'Features'? The columns are Age, City, Features, Label, Kind, Grade, Weight, Id, Seen, Notes.",
        new ResampleColumns { Features = ["Featurs"] });

    [Fact]
    public void A_text_is_no_feature() => AssertRefused(
        "Column 'City' is of type String but a feature is a number or a vector of numbers. Encode it first (mlContext.Transforms.Categorical.OneHotEncoding), or leave it out of Features.",
        new ResampleColumns { Features = ["Age", "City"] });

    [Fact]
    public void A_bool_is_no_feature() => AssertRefused(
        "Column 'Label' is of type Boolean but a feature is a number or a vector of numbers. Convert it first: mlContext.Transforms.Conversion.ConvertType.",
        new ResampleColumns { Label = "Kind", Features = ["Label"] });

    [Fact]
    public void A_vector_of_any_size_is_no_feature() => AssertRefused(
        "Column 'Notes' holds vectors of any size but a feature vector has one size. Give its size in the loader, or leave it out of Features.",
        new ResampleColumns { Features = ["Notes"] });

    [Fact]
    public void A_date_is_no_label() => AssertRefused(
        "Column 'Seen' is of type DateTime but a label is a key, text, bool or a whole number. Map it first: mlContext.Transforms.Conversion.MapValueToKey.",
        new ResampleColumns { Label = "Seen" });

    [Fact]
    public void The_label_is_no_feature() => AssertRefused(
        "Column 'Grade' is the label and cannot be a feature too. Take it out of Features.",
        new ResampleColumns { Label = "Grade", Features = ["Age", "Grade"] });

    [Fact]
    public void A_feature_counts_once() => AssertRefused(
        "Features names column 'Age' twice. Name each column once.",
        new ResampleColumns { Features = ["Age", "Weight", "Age"] });

    [Fact]
    public void A_number_with_decimals_is_no_class() => AssertRefused(
        "Column 'Grade' holds 2.5 in row 9; a class is a whole number. Bin the column first (mlContext.Transforms.NormalizeBinning), or name the column of the classes as Label.",
        new ResampleColumns { Label = "Grade" },
        patients => patients[9].Grade = 2.5f);

    [Fact]
    public void A_missing_feature_is_refused_with_its_place() => AssertRefused(
        "Column 'Features' holds NaN in row 4; a feature is a finite number. "
        + "Fill it (mlContext.Transforms.ReplaceMissingValues) or drop the row (mlContext.Data.FilterRowsByMissingValues).",
        new ResampleColumns(),
        patients => patients[4].Features[1] = float.NaN);

    [Fact]
    public void A_whole_number_that_a_double_does_not_hold_is_refused() => AssertRefused(
        "Column 'Id' holds 9007199254740993 in row 2; a feature is below 2^53 in size, or a double does not hold it exactly. Leave the column out of Features.",
        new ResampleColumns { Features = ["Id"] },
        patients => patients[2].Id = 9007199254740993);

    [Fact]
    public void An_empty_label_is_refused() => AssertRefused(
        "Column 'Kind' has no label in row 3. Give it one or drop the row.",
        new ResampleColumns { Label = "Kind" },
        patients => patients[3].Kind = "");

    [Fact]
    public void A_missing_key_is_refused()
    {
        IDataView data = ml.Transforms.Conversion.MapValueToKey("Kind", keyData: ml.Data.LoadFromEnumerable([new { Kind = "usual" }])).Fit(Load()).Transform(Load());
        BallastException refused = Assert.Throws<BallastException>(() => ml.Data.Resample(Smote(), data, new ResampleColumns { Label = "Kind" }));
        Assert.Equal("Column 'Kind' has no label in row 7. Give it one or drop the row.", refused.Message);
    }

    [Fact]
    public void A_made_row_beside_another_column_can_be_refused() => AssertRefused(
        "SMOTE makes rows, and column 'Age' is neither a feature nor the label, so that a made row has no value there. "
        + "Drop the column, or set Others to MadeRowValues.Missing or MadeRowValues.OfBaseRow.",
        new ResampleColumns { Others = MadeRowValues.Refused });

    [Fact]
    public void A_class_that_is_too_small_is_called_by_its_name()
    {
        BallastException refused = Assert.Throws<BallastException>(() => ml.Data.Resample(new Smote(new SmoteOptions()), Load(), new ResampleColumns { Label = "Kind" }));
        Assert.StartsWith("Class 0 ('rare') has 3 samples", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_with_a_name_of_provenance_is_refused()
    {
        IDataView data = ml.Transforms.CopyColumns("Step", "Age").Fit(Load()).Transform(Load());
        BallastException refused = Assert.Throws<BallastException>(() => ml.Data.Resample(Smote(), data, new ResampleColumns { Provenance = ProvenanceColumns.Appended }));
        Assert.Equal("There is a column 'Step' already, the name of a column of provenance. Rename it, or set Provenance to ProvenanceColumns.None.", refused.Message);
    }

    [Fact]
    public void Settings_that_name_nothing_are_refused()
    {
        Assert.Equal("Label is empty. Name the column of the classes.", Assert.Throws<BallastException>(() => new ResampleColumns { Label = "" }).Message);
        Assert.Equal("Features is empty. Name one column or more.", Assert.Throws<BallastException>(() => new ResampleColumns { Features = [] }).Message);
    }

    [Fact]
    public void Data_that_change_between_two_readings_are_refused()
    {
        var patients = new List<Patient>(Patient.Ten);
        IDataView data = ml.Data.Resample(Smote(), ml.Data.LoadFromEnumerable(patients)).Data;
        patients.RemoveAt(0);
        Assert.Equal(
            "The data had 10 rows when they were resampled and have another number now. Resample again, or keep the data as they are (mlContext.Data.Cache).",
            Assert.Throws<BallastException>(() => Rows.Texts(data, "City")).Message);
    }

    private static Smote Smote() => new(new SmoteOptions { Neighbors = 2 });

    private IDataView Load(Action<Patient[]>? change = null)
    {
        Patient[] patients = Patient.Ten;
        change?.Invoke(patients);
        return ml.Data.LoadFromEnumerable(patients);
    }

    private void AssertRefused(string message, ResampleColumns columns, Action<Patient[]>? change = null) =>
        Assert.Equal(message, Assert.Throws<BallastException>(() => ml.Data.Resample(Smote(), Load(change), columns)).Message);
}
