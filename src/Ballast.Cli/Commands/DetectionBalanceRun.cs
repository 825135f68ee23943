using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast balance</c> on a detection dataset: plan, print, write, check.</summary>
internal static class DetectionBalanceRun
{
    /// <summary>Prints a plan and writes its dataset.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">The folder.</param>
    /// <param name="writing">How it is written; null writes nothing.</param>
    /// <param name="json">Whether the result is printed as JSON.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Run(BalancePlan plan, string output, BalanceWriteOptions? writing, bool json, CancellationToken cancellation)
    {
        if (!json) BalanceView.Plan(plan);
        if (writing is not null)
        {
            StepProgress.During("writing", progress =>
            {
                DetectionBalance.Write(plan, output, writing, progress, cancellation);
                return true;
            });
            if (!json) BalanceView.Written(plan, Path.GetFullPath(output));
        }
        else if (!json)
        {
            Console.WriteLine();
            Console.WriteLine("Nothing was written (--dry-run).");
        }

        if (json) JsonOutput.Write(BalanceView.Json(plan, writing is null ? null : Path.GetFullPath(output)));
    }
}
