using Ballast.Core;
using Ballast.Experiments;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary>The class counts of each part.</summary>
internal static class SplitView
{
    public static void Show(SplitDataset data, string plan, bool asJson)
    {
        ClassCounts train = data.CountsOf(SplitPart.Train), validation = data.CountsOf(SplitPart.Validation), test = data.CountsOf(SplitPart.Test);
        if (asJson)
        {
            Dictionary<string, int> ByName(ClassCounts counts) => data.Classes.Select((name, label) => (name, label)).ToDictionary(each => each.name, each => counts[each.label]);
            JsonOutput.Write(new { Plan = plan, Train = ByName(train), Val = ByName(validation), Test = ByName(test), data.GroupColumn, data.Notes });
            return;
        }

        IReadOnlyList<string> Row(string name, int a, int b, int c) => [name, $"{a:N0}", $"{b:N0}", $"{c:N0}"];
        Screen.Table(
            ["class", "train", "val", "test"],
            [.. data.Classes.Select((name, label) => Row(name, train[label], validation[label], test[label])), Row("total", train.Total, validation.Total, test.Total)]);
        foreach (string note in data.Notes) Console.WriteLine($"note: {note}");
        Console.WriteLine($"Plan: {plan}");
    }
}
