using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Refuses a report whose parts do not fit together.</summary>
internal static class ReportCheck
{
    internal static void Throw(ReportContent content)
    {
        int classes = content.Dataset.Classes.Count;
        foreach ((string part, int length) in Parts(content.Dataset))
            if (length != classes)
                throw new ArgumentException($"The {part} counts have {length} classes but the dataset has {classes}.", nameof(content));
        if (content.Runs.Count(run => run.Kind == ReportRunKind.Baseline) > 1)
            throw new ArgumentException("Two runs are the baseline; all others are compared with one.", nameof(content));
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ReportRun run in content.Runs)
        {
            if (!names.Add(run.Name)) throw new ArgumentException($"Two runs are called '{run.Name}'; a name tells runs apart.", nameof(content));
            Check(run, classes);
        }

        ReportRun? alone = content.Runs.FirstOrDefault(run => run.DifferenceToControl is not null && content.ControlOf(run) is null);
        if (alone is not null) throw new ArgumentException($"'{alone.Name}' is compared with the control '{alone.Control}', which is no finished control of the report.", nameof(content));
    }

    private static IEnumerable<(string Part, int Classes)> Parts(ReportDataset dataset) =>
        [("training", dataset.Training.Classes), ("validation", dataset.Validation.Classes), ("test", dataset.Test.Classes)];

    private static void Check(ReportRun run, int classes)
    {
        Length(run.TrainingCountsAfter, "training counts after balancing");
        if (run.Scores is not null) Length(run.Scores.Recall, "recalls");
        if (run.Confusion is { } confusion && confusion.Classes != classes)
            throw new ArgumentException($"The confusion matrix of '{run.Name}' has {confusion.Classes} classes but the dataset has {classes}.");

        void Length<T>(ImmutableArray<T> values, string what)
        {
            if (!values.IsEmpty && values.Length != classes)
                throw new ArgumentException($"'{run.Name}' has {values.Length} {what} but the dataset has {classes} classes.");
        }
    }
}
