using Ballast.Tables;
using Spectre.Console;

namespace Ballast.Cli;

/// <summary>A bar on standard error while a table is read, resampled and written; nothing where nobody looks.</summary>
internal sealed class TableProgressBar : IProgress<TableProgress>
{
    private readonly ProgressTask task;

    private TableProgressBar(ProgressTask task) => this.task = task;

    public static T During<T>(Func<IProgress<TableProgress>?, T> work)
    {
        if (Console.IsErrorRedirected) return work(null);
        IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .Start(context => work(new TableProgressBar(context.AddTask("reading", maxValue: 1))));
    }

    public void Report(TableProgress value)
    {
        task.Description = value.Stage;
        task.Value = value.Share;
    }
}
