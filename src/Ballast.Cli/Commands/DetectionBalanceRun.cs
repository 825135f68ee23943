using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast balance</c> on a detection dataset: plan, print, write, check.</summary>
internal static class DetectionBalanceRun
{
    public static void Run(string input, string output, BalanceOptions options, BalanceWriteOptions? writing, bool json, CancellationToken cancellation)
    {
        BalancePlan plan = StepProgress.During("reading labels", progress => DetectionBalance.Plan(input, options, progress, cancellation));
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
