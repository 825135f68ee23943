using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>What adjustments did to a run, before and after.</summary>
internal static class AdjustmentView
{
    public static void Show(AdjustmentResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new
            {
                result.Run.Folder,
                Adjusted = result.Adjusted.Select(run => run.Document),
                Failures = result.Failures.Select(failure => new { Method = AdjustmentChoices.Methods.NameOf(failure.Method), failure.Reason }),
                Comparison = result.ComparisonPath,
            });
        }
        else if (!result.Adjusted.IsEmpty)
        {
            Table(result);
        }

        if (result.Failures.IsEmpty) return;
        string reasons = string.Join(" ", result.Failures.GroupBy(failure => failure.Reason).Select(group => $"{string.Join(", ", group.Select(failure => AdjustmentChoices.Methods.NameOf(failure.Method)))}: {group.Key}"));
        if (result.Adjusted.IsEmpty) throw new BallastException(reasons);
        throw new BallastException($"{result.Failures.Length} of {result.Failures.Length + result.Adjusted.Length} methods could not be done. {reasons}", FailureKind.GateFailed);
    }

    private static void Table(AdjustmentResult result)
    {
        AdjustmentScores before = result.Adjusted[0].Document.Before;
        Screen.Table(
            ["method", "macro-F1", "change", "bal. acc.", "worst class recall", "ECE", "log-loss"],
            [Row("as trained", before, before), .. result.Adjusted.Select(run => Row(AdjustmentChoices.Methods.NameOf(run.Method), run.Document.After, before))]);
        foreach (IGrouping<string, string> note in result.Adjusted.SelectMany(run => run.Document.Warnings.Select(warning => (Method: AdjustmentChoices.Methods.NameOf(run.Method), warning))).GroupBy(each => each.warning, each => each.Method))
            Screen.Paragraph($"note: {string.Join(", ", note)}: {note.Key}");
        Console.WriteLine($"Comparison: {Path.ChangeExtension(result.ComparisonPath, ".md")}");
    }

    private static IReadOnlyList<string> Row(string name, AdjustmentScores scores, AdjustmentScores before) =>
    [
        name, $"{scores.MacroF1:0.000}", ReferenceEquals(scores, before) ? "" : SignedNumber.Of(scores.MacroF1 - before.MacroF1), $"{scores.BalancedAccuracy:0.000}",
        $"{scores.WorstClassRecall:0.000} ({scores.WorstClass})", $"{scores.Ece:0.000}", $"{scores.LogLoss:0.000}",
    ];
}
