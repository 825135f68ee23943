using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>The best value of each column, to print it bold.</summary>
internal sealed class BestScores
{
    internal BestScores(ImmutableArray<ReportRun> runs)
    {
        double Highest(Func<RunScores, Score> of) => Finite(of).DefaultIfEmpty(double.NaN).Max();
        double Lowest(Func<RunScores, Score> of) => Finite(of).DefaultIfEmpty(double.NaN).Min();
        IEnumerable<double> Finite(Func<RunScores, Score> of) => runs.Select(run => of(run.Scores!).Value).Where(double.IsFinite);

        MacroF1 = Highest(scores => scores.MacroF1);
        BalancedAccuracy = Highest(scores => scores.BalancedAccuracy);
        Mcc = Highest(scores => scores.Mcc);
        LogLoss = Lowest(scores => scores.LogLoss);
        Ece = Lowest(scores => scores.Ece);
    }

    internal double MacroF1 { get; }

    internal double BalancedAccuracy { get; }

    internal double Mcc { get; }

    internal double LogLoss { get; }

    internal double Ece { get; }
}
