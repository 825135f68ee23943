using Ballast.Experiments;
using Spectre.Console;

namespace Ballast.Cli;

/// <summary>Two bars in a terminal: the suite, with the time left, and the run that is on.</summary>
internal sealed class LiveProgress : IProgress<SuiteProgress>
{
    private readonly RemainingTime remaining = new();
    private readonly ProgressTask suite;
    private readonly ProgressTask run;

    private LiveProgress(ProgressContext context)
    {
        suite = context.AddTask("suite");
        run = context.AddTask("run");
    }

    /// <summary>Shows the bars while the work runs; a pipe gets plain lines.</summary>
    public static T During<T>(Func<IProgress<SuiteProgress>, T> work)
    {
        if (!Screen.IsTerminal) return work(new PlainProgress());
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .Start(context => work(new LiveProgress(context)));
    }

    public void Report(SuiteProgress value)
    {
        if (value.Step == SuiteStep.Started) remaining.Start();
        remaining.Update(value);
        bool ended = value.Step is SuiteStep.Finished or SuiteStep.Kept or SuiteStep.Failed;
        suite.Value = 100.0 * (value.Run + (ended ? 1 : value.Progress.Share)) / value.Runs;
        run.Value = 100 * value.Progress.Share;
        string left = remaining.Estimate is { } time ? $", about {Duration.Text(time)} left" : "";
        suite.Description = $"run {value.Run + 1} of {value.Runs}{left}";
        run.Description = Markup.Escape($"{value.Title}: {value.Progress.Stage} {(ended ? "" : value.Progress.Detail)}".TrimEnd());
        if (ended) AnsiConsole.MarkupLine(EndLine(value));
    }

    private string EndLine(SuiteProgress value) => value.Step switch
    {
        SuiteStep.Failed => $"[red]✗[/] {Markup.Escape(value.Title)}: {Markup.Escape(value.Progress.Detail)}",
        SuiteStep.Kept => $"[grey]=[/] {Markup.Escape(value.Title)}: kept, it was finished already",
        _ => $"[green]✓[/] {Markup.Escape(value.Title)}: {Duration.Text(remaining.SinceStart)}",
    };
}
