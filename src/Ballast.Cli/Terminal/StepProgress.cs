using Spectre.Console;

namespace Ballast.Cli;

/// <summary>A bar on standard error for work that counts its steps; nothing where nobody looks.</summary>
internal sealed class StepProgress : IProgress<(int Done, int Total)>
{
    private readonly ProgressTask task;

    private StepProgress(ProgressTask task) => this.task = task;

    public static T During<T>(string what, Func<IProgress<(int Done, int Total)>?, T> work)
    {
        if (Console.IsErrorRedirected) return work(null);
        IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context => work(new StepProgress(context.AddTask(Markup.Escape(what)))));
    }

    public void Report((int Done, int Total) value)
    {
        task.MaxValue = value.Total;
        task.Value = value.Done;
    }
}
