using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>What a model said about every image of a part: <c>predictions.csv</c>.</summary>
/// <param name="Files">The files, relative to the dataset's folder.</param>
/// <param name="GroupNames">The group of each file; empty where it has none.</param>
/// <param name="Classes">The class names.</param>
/// <param name="Probabilities">Truth, probabilities and groups.</param>
public sealed record Predictions(ImmutableArray<string> Files, ImmutableArray<string> GroupNames, ClassNames Classes, PredictedProbabilities Probabilities)
{
    private const int FixedColumns = 5;

    /// <summary>Joins probabilities with the images they are about.</summary>
    internal static Predictions Of(SplitDataset data, SplitPart part, Matrix<double> probabilities)
    {
        ImmutableArray<SplitSample> samples = [.. data[part].Select(i => data.Samples[i])];
        return Create([.. samples.Select(sample => sample.File)], [.. samples.Select(sample => sample.Group)], data.Classes, probabilities, data.LabelsOf(part));
    }

    internal void Write(string path)
    {
        var csv = new CsvWriter(["file", "true_class", "predicted_class", "confidence", "group", .. Classes.Select(name => "p_" + name)]);
        for (int i = 0; i < Files.Length; i++)
        {
            double[] row = Probabilities.Row(i).ToArray();
            csv.Row([Files[i], Classes[Probabilities.Truth(i)], Classes[Probabilities.Predicted(i)], Probabilities.Confidence(i), GroupNames[i], .. row.Cast<object>()]);
        }

        AtomicFile.WriteText(path, csv.ToString());
    }

    internal static Predictions Read(string path, ClassNames classes)
    {
        ImmutableArray<CsvRow> rows = CsvTable.Read(path).Rows;
        var probabilities = new Matrix<double>(rows.Length, classes.Count);
        int[] truth = new int[rows.Length];
        for (int i = 0; i < truth.Length; i++)
        {
            ImmutableArray<string> cells = rows[i].Cells;
            if (cells.Length != FixedColumns + classes.Count || (truth[i] = classes.LabelOf(cells[1])) < 0)
                throw new BallastException($"{path}:{rows[i].Line}:1: this is not a line of predictions for the {classes.Count} classes of the run. Run the experiment again with --overwrite.");
            for (int c = 0; c < classes.Count; c++) probabilities[i, c] = double.Parse(cells[FixedColumns + c]);
        }

        return Create([.. rows.Select(row => row.Cells[0])], [.. rows.Select(row => row.Cells[4])], classes, probabilities, truth);
    }

    private static Predictions Create(ImmutableArray<string> files, ImmutableArray<string> groups, ClassNames classes, Matrix<double> probabilities, int[] truth) =>
        new(files, groups, classes, PredictedProbabilities.Of(probabilities, truth, Numbered(groups)));

    /// <summary>Numbers the groups; an image without one is a group of its own. Empty when no image has one.</summary>
    private static int[] Numbered(ImmutableArray<string> names)
    {
        if (names.All(name => name.Length == 0)) return [];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int next = 0;
        return [.. names.Select(name => name.Length == 0 ? next++ : known.TryGetValue(name, out int number) ? number : known[name] = next++)];
    }
}
