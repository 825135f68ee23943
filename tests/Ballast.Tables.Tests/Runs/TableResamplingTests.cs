using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables.Tests;

public sealed class TableResamplingTests
{
    [Fact]
    public void Rows_that_stay_are_copied_byte_by_byte_and_repeats_follow()
    {
        const string Text = "x;note;class\r\n1.500;\" two; words\";a\r\n\r\n2,5;\"x\"\"y\";a\r\n3e0;ä;b";
        using var file = new TestTable(Text);
        ResamplingReport report = file.Run(settings => settings);
        Assert.Equal("x;note;class\r\n1.500;\" two; words\";a\r\n2,5;\"x\"\"y\";a\r\n3e0;ä;b\r\n3e0;ä;b\r\n", File.ReadAllText(file.Out));
        Assert.Equal([("a", 2, 2, 0), ("b", 1, 2, 1)], report.Classes.Select(each => (each.Name, each.Before, each.After, each.Repeated)));
    }

    [Fact]
    public void Made_rows_lie_between_the_rows_that_the_provenance_names()
    {
        using var file = new TestTable(TestTable.Small);
        file.Run(settings => settings with { Method = "SMOTE", Settings = settings.Settings.Add("neighbors", "2") });
        FeatureTable before = TableFile.Read(file.Path), after = TableFile.Read(file.Out);
        string[] provenance = File.ReadAllLines(file.Out + ".provenance.csv");
        Assert.Equal(24, after.Labels.Length);
        Assert.Equal("0,original,0,,,a", provenance[1]);
        for (int row = 16; row < 24; row++)
        {
            string[] cells = provenance[row + 1].Split(',');
            Assert.Equal(("synthetic", "b"), (cells[1], cells[5]));
            double start = before.Features[Number(cells[2]), 0], end = before.Features[Number(cells[3]), 0];
            double step = double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(start + step * (end - start), after.Features[row, 0]);
        }
    }

    [Fact]
    public void The_record_says_what_was_done_and_its_table_is_not_resampled_again()
    {
        using var file = new TestTable(TestTable.Small);
        file.Run(settings => settings with { Target = "b=6", Seed = 7 });
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(file.Out + ".resampling.json"));
        Assert.Equal("random_over_sampler", record.RootElement.GetProperty("method").GetString());
        Assert.Equal(7, record.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal("b=6", record.RootElement.GetProperty("target").GetString());
        Assert.Equal(6, record.RootElement.GetProperty("classes")[1].GetProperty("after").GetInt32());
        Assert.Equal(64, record.RootElement.GetProperty("table_sha256").GetString()!.Length);
        Assert.Equal(
            "'out.csv' was made by resampling ('out.csv.resampling.json' says how). Resample the table it was made from, or say --resampled allowed if you mean it.",
            file.RunRefusal(settings => settings with { TablePath = file.Out, OutputPath = file["again.csv"] }));
        file.Run(settings => settings with { TablePath = file.Out, OutputPath = file["again.csv"], Resampled = ResampledInput.Allowed });
    }

    [Fact]
    public void A_dry_run_tells_the_same_and_writes_nothing()
    {
        using var file = new TestTable(TestTable.Small);
        ResamplingReport dry = file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "2"), Output = OutputPolicy.DryRun });
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
        ResamplingReport real = file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "2") });
        Assert.Equal(real.Classes, dry.Classes);
        Assert.Equal(real.Files, dry.Files);
    }

    [Fact]
    public void Files_of_an_earlier_run_are_replaced_on_request_only_and_leave_nothing_behind()
    {
        using var file = new TestTable(TestTable.Small);
        file.Run(settings => settings with { Method = "random_under_sampler" });
        Assert.True(File.Exists(file.Out + ".removed.csv"));
        Assert.Equal("'out.csv' is there already. Choose another OUT, or give --overwrite to replace it.", file.RunRefusal(settings => settings));
        file.Run(settings => settings with { Output = OutputPolicy.Overwrite });
        Assert.False(File.Exists(file.Out + ".removed.csv"));
        Assert.Equal(25, file.OutLines().Length);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(file.Path)!), each => each.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_run_is_told_and_leaves_no_file()
    {
        using var file = new TestTable(TestTable.Small);
        Assert.Equal("OUT is TABLE itself ('t.csv'). Resampling in place would lose the table; choose another OUT.", file.RunRefusal(settings => settings with { OutputPath = file.Path, Output = OutputPolicy.Overwrite }));
        Assert.Equal("OUT 'o.parquet' is of another format than TABLE 't.csv'. Rows are copied as they stand: give OUT the extension .csv.", file.RunRefusal(settings => settings with { OutputPath = file["o.parquet"] }));
        Assert.Equal("There is no folder 'none'. Make it first, or choose another OUT.", file.RunRefusal(settings => settings with { OutputPath = file["none/o.csv"] }));
        Assert.Equal("t.csv: there is no column 'w'. Did you mean 'x'? Columns: x, class.", file.RunRefusal(settings => settings with { Categorical = ["w"] }));
        Assert.Equal("--categorical names 'class', which is the label column. Take it out of the list.", file.RunRefusal(settings => settings with { Categorical = ["class"] }));
        Assert.Equal(
            "Class 1 ('b') has 4 samples but SMOTE with 5 neighbors needs 6. Lower Neighbors (now 5) to 3, set SmallClass to ReduceNeighbors, or drop the class. Settings are given with --set NAME=VALUE: neighbors, small-class.",
            file.RunRefusal(settings => settings with { Method = "smote" }));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void One_class_and_a_label_column_that_is_none_are_told()
    {
        using var one = new TestTable("x,class\n1,a\n2,a\n");
        Assert.Equal("'t.csv' has one class only, 'a'; resampling needs two or more. Is another column the label? Name it with --label.", one.RunRefusal(settings => settings));
        using var many = new TestTable("class,x\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 2},{i}.5\n")));
        Assert.Equal(
            "'t.csv' has 60 classes in 60 rows, so the label column is probably another. Name it with --label.", many.RunRefusal(settings => settings with { Label = "x" }));
    }

    [Fact]
    public void A_sampler_that_cannot_take_a_column_says_which_can()
    {
        using var mixed = new TestTable("x,w,v,class\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}.5,{(i % 2 == 0 ? "red" : "blue")},u,{(i < 8 ? "a" : "b")}\n")));
        Assert.Equal(
            "'t.csv': column 'w' holds categories ('blue', 'red'), as does 1 more column, but smote computes with numbers. Use smotenc, which takes numbers and categories, "
            + "or random_over_sampler or random_under_sampler, which copy any column, or take such columns out.",
            mixed.RunRefusal(settings => settings with { Method = "smote" }));
        Assert.Equal(
            "'t.csv': column 'x' holds numbers, but smoten takes categories alone. Use smotenc for both, or name columns that are codes with --categorical.",
            mixed.RunRefusal(settings => settings with { Method = "smoten" }));
        using var numbers = new TestTable(TestTable.Small);
        Assert.Equal(
            "'t.csv' has no column of categories, which smotenc needs. Use smote for numbers, or name columns that are codes with --categorical.",
            numbers.RunRefusal(settings => settings with { Method = "smotenc" }));
    }

    [Fact]
    public void Categories_of_made_rows_are_written_by_name()
    {
        using var file = new TestTable("x,w,class\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}.5,\"{(i < 8 ? "r,ed" : "blue")}\",{(i < 8 ? "a" : "b")}\n")));
        file.Run(settings => settings with { Method = "smotenc", Settings = settings.Settings.Add("neighbors", "3") });
        Assert.All(file.OutLines()[13..], line => Assert.EndsWith(",blue,b", line, StringComparison.Ordinal));
        Assert.Equal(17, file.OutLines().Length);
    }

    [Fact]
    public void Rows_do_not_depend_on_workers()
    {
        using var file = new TestTable(TestTable.Small);
        file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "2") });
        string first = File.ReadAllText(file.Out);
        file.Run(settings => settings with { Method = "smote", Settings = settings.Settings.Add("neighbors", "2"), Workers = 3, Output = OutputPolicy.Overwrite });
        Assert.Equal(first, File.ReadAllText(file.Out));
    }

    [Fact]
    public void A_plan_applies_to_a_table_in_memory()
    {
        using var file = new TestTable(TestTable.Small);
        FeatureTable table = TableFile.Read(file.Path);
        ResamplingPlan plan = new RandomUnderSampler(new RandomUnderSamplerOptions()).Resample(table.Labels.AsSpan(), table.Classes.Count);
        Assert.Equal(8, table.Apply(plan).Labels.Length);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
