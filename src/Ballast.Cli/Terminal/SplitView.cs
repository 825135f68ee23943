using Ballast.Core;
using Ballast.Experiments;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary>The class counts of each part.</summary>
internal static class SplitView
{
    public static void Show(SplitDataset data)
    {
        ClassCounts train = data.CountsOf(SplitPart.Train), validation = data.CountsOf(SplitPart.Validation), test = data.CountsOf(SplitPart.Test);
        IReadOnlyList<string> Row(string name, int a, int b, int c) => [name, $"{a:N0}", $"{b:N0}", $"{c:N0}"];
        Screen.Table(
            ["class", "train", "val", "test"],
            [.. data.Classes.Select((name, label) => Row(name, train[label], validation[label], test[label])), Row("total", train.Total, validation.Total, test.Total)]);
        foreach (string note in data.Notes) Console.WriteLine($"note: {note}");
    }
}
