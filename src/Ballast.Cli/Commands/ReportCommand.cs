using System.CommandLine;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast report</c>: finished runs side by side.</summary>
internal static class ReportCommand
{
    private const string Purpose = """
        Compare finished runs in one HTML file that needs no network.

        Examples:
          ballast report outputs/*_balance_*
          ballast report outputs/shufflenet_v2_balance_baseline_cross_entropy outputs/mine --output compare.html
        """;

    public static Command Create()
    {
        var runs = new Argument<string[]>("RUNS") { Description = "Folders of finished runs.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "The file to write.", DefaultValueFactory = _ => "report.html", HelpName = "FILE" };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("report", Purpose) { runs, output, json };
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(output)!;
            string said = "ballast " + string.Join(' ', parsed.Tokens.Select(token => token.Value));
            RunReport report = RunReport.Of([.. parsed.GetRequiredValue(runs).Select(FinishedRun.Load)], [], said, TimeProvider.System.GetLocalNow());
            report.Write(file);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { ReportPath = Path.GetFullPath(file), Comparison = ComparisonView.ToJson(report.Content) });
                return 0;
            }

            ComparisonView.Show(report.Content);
            Console.WriteLine($"Report: {Path.GetFullPath(file)}");
            return 0;
        });
        return command;
    }
}
