using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>A split dataset on disk: <c>split_plan.csv</c> with a line an image, and the rest in <c>{plan}.json</c> beside it.</summary>
internal static class SplitDatasetFile
{
    private static readonly string[] Header = ["file", "label", "group", "part"];

    public static void Write(string path, SplitDataset data)
    {
        var plan = new CsvWriter(Header);
        foreach (SplitSample sample in data.Samples) plan.Row(sample.File, data.Classes[sample.Label], sample.Group, NameOf(sample.Part));
        AtomicFile.WriteJson(FactsPath(path), new Facts(data.Root, [.. data.Classes], data.GroupColumn, data.Fingerprint, data.Problems, data.Notes));
        AtomicFile.WriteText(path, plan.ToString());
    }

    public static SplitDataset Read(string path)
    {
        if (!File.Exists(path)) throw new BallastException($"There is no split plan '{path}'. Run the suite again, or drop split_plan from the configuration.");
        Facts facts = AtomicFile.ReadJson<Facts>(FactsPath(path));
        var classes = new ClassNames(facts.Classes);
        CsvTable table = CsvTable.Read(path);
        if (table.Rows.IsEmpty || !table.Columns.SequenceEqual(Header))
            throw new BallastException($"{path}:1:1: a split plan starts with '{string.Join(',', Header)}' and has a line an image. Delete it and run again.");
        return new SplitDataset
        {
            Root = facts.Root,
            Classes = classes,
            Samples = [.. table.Rows.Select(row => Sample(row, path, classes))],
            GroupColumn = facts.GroupColumn,
            Fingerprint = facts.Fingerprint,
            Problems = facts.Problems,
            Notes = facts.Notes,
        };
    }

    /// <summary>The name of a part in files: train, val, test.</summary>
    public static string NameOf(SplitPart part) => part switch
    {
        SplitPart.Train => "train",
        SplitPart.Validation => "val",
        _ => "test",
    };

    private static SplitSample Sample(CsvRow row, string path, ClassNames classes)
    {
        ImmutableArray<string> cells = row.Cells;
        int label = classes.LabelOf(cells[1]);
        int part = label < 0 ? -1 : Array.FindIndex(Enum.GetValues<SplitPart>(), each => NameOf(each) == cells[3]);
        if (part < 0) throw new BallastException($"{path}:{row.Line}:1: '{string.Join(',', cells)}' is not a line of a split plan (file, class, group, train|val|test). Delete the plan and run again.");
        return new SplitSample(cells[0], label, cells[2], (SplitPart)part);
    }

    private static string FactsPath(string path) => Path.ChangeExtension(path, ".json");

    private sealed record Facts(
        string Root, string[] Classes, string? GroupColumn, string Fingerprint, ImmutableArray<DataProblem> Problems, ImmutableArray<string> Notes);
}
