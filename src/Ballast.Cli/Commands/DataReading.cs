using Ballast.Experiments;
using Spectre.Console;

namespace Ballast.Cli;

/// <summary>Reads a dataset while showing how far it is.</summary>
internal static class DataReading
{
    public static PreparedDataset WithProgress(RunSettings settings, CancellationToken cancellation)
    {
        if (!Screen.IsTerminal) return DataPreparation.Read(settings, null, cancellation);
        return AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("checking images");
            return DataPreparation.Read(settings, new Relay(task), cancellation);
        });
    }

    private sealed class Relay(ProgressTask task) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Done;
        }
    }
}
