using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast inspect</c>: what is in a folder of images or a detection dataset, and what is wrong with it.</summary>
internal static class InspectCommand
{
    private const int Listed = 20;

    private const string Purpose = """
        Count what is in a dataset and name every broken or mislabelled file.
        A folder of images, one folder a class: classes, groups, identical files. A detection dataset (YOLO, COCO, Pascal VOC, a CSV file of boxes): objects and
        images of each class and part, sizes, shapes and places of boxes, classes that share images, slices; --html shows it with pictures.

        Examples:
          ballast inspect yolo_dataset --html inspection.html
          ballast inspect yolo_dataset --classes tear --slice-range slice_range.json
          ballast inspect photos
          ballast inspect photos --group-column patient --json
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A folder of images, one folder a class; or a detection dataset." };
        var group = new Option<string?>("--group-column") { Description = "Column of metadata.csv that groups images.", HelpName = "NAME" };
        Option<bool> json = JsonOutput.Option();
        var detection = new DetectionInspectOptions();
        var command = new Command("inspect", Purpose) { path, group, json };
        foreach (Option option in detection.All) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            if (DetectionInspectRun.SourceOf(parsed.GetRequiredValue(path)) is { } source)
            {
                GivenOptions.Refuse(parsed, [group], $"'{parsed.GetRequiredValue(path)}' is a detection dataset");
                DetectionInspectRun.Run(source, parsed.GetRequiredValue(path), detection.Read(parsed), parsed.GetValue(json), cancellation);
                return Task.FromResult(0);
            }

            if (Directory.Exists(parsed.GetRequiredValue(path))) GivenOptions.Refuse(parsed, detection.All, $"'{parsed.GetRequiredValue(path)}' is no detection dataset");
            var settings = new RunSettings { DatasetPath = parsed.GetRequiredValue(path), Data = new DataSettings { GroupColumn = parsed.GetValue(group) } };
            PreparedDataset data = DataReading.WithProgress(settings, cancellation);
            if (parsed.GetValue(json)) ShowJson(data);
            else Show(data);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Show(PreparedDataset data)
    {
        ClassCounts counts = data.Counts;
        Screen.Table(
            ["class", "images", "share"],
            [.. data.Dataset.Classes.Select((name, label) => (name, count: counts[label])).OrderByDescending(each => each.count)
                .Select(each => (IReadOnlyList<string>)[each.name, $"{each.count:N0}", $"{100.0 * each.count / counts.Total:0.0} %"])]);
        Console.WriteLine($"{counts.Total:N0} images, {counts.Classes} classes, largest to smallest {counts.ImbalanceRatio:0.0} : 1.");
        Console.WriteLine(Groups(data));
        foreach (var problem in data.Dataset.Problems.Take(Listed)) Console.WriteLine($"left out: {problem.File} ({problem.Kind}: {problem.Detail})");
        if (data.Dataset.Problems.Length > Listed) Console.WriteLine($"… and {data.Dataset.Problems.Length - Listed} more; --json lists them all.");
    }

    private static string Groups(PreparedDataset data)
    {
        int grouped = data.GroupNames.Count(name => name.Length > 0);
        return grouped == 0
            ? "No groups: every image stands alone. If several show one leaf or patient, name the column with --group-column."
            : $"{data.GroupNames.Where(name => name.Length > 0).Distinct().Count():N0} groups hold {grouped:N0} images (column {data.Dataset.GroupColumn ?? "none; identical files"}); a split keeps each together.";
    }

    private static void ShowJson(PreparedDataset data) => JsonOutput.Write(new
    {
        data.Dataset.Root,
        data.Fingerprint,
        Classes = data.Dataset.Classes.Select((name, label) => (name, label)).ToDictionary(each => each.name, each => data.Counts[each.label]),
        data.Counts.ImbalanceRatio,
        data.Dataset.GroupColumn,
        Groups = data.GroupNames.Where(name => name.Length > 0).Distinct().Count(),
        Problems = data.Dataset.Problems.Select(problem => new { problem.File, Kind = problem.Kind.ToString(), problem.Detail }),
    });
}
