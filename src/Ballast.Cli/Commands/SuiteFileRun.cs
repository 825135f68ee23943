using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast experiments --suite FILE</c>: a grid of datasets, networks, techniques and seeds.</summary>
internal static class SuiteFileRun
{
    public static int Execute(Request request, ParseResult parsed, (bool Overwrite, bool Json) wishes, CancellationToken cancellation)
    {
        if (request.Path is not null) throw new BallastException($"--suite names the datasets in '{request.File}'; '{request.Path}' cannot be given beside it. Put it into the file.");
        foreach (Option option in request.Conflicting)
            if (parsed.GetResult(option) is { Implicit: false })
                throw new BallastException($"--suite says what to run in '{request.File}'; {option.Name} cannot be given beside it. Put it into the file.");
        SuiteGrid grid = SuiteFile.Read(request.File) with
        {
            FinishedRuns = wishes.Overwrite ? FinishedRunPolicy.Overwrite : FinishedRunPolicy.Keep,
            Adjuster = new RunAdjuster(),
            Command = ExperimentsCommand.CommandOf(parsed),
        };
        bool outputGiven = parsed.GetResult(request.Output) is { Implicit: false };
        if (outputGiven || !grid.HasOutput)
            grid = grid with
            {
                Template = grid.Template with
                {
                    OutputFolder = outputGiven ? parsed.GetValue(request.Output)! : Path.Combine(parsed.GetValue(request.Output)!, Path.GetFileNameWithoutExtension(request.File)),
                },
            };
        if (!wishes.Json) GridView.Introduce(grid);
        GridResult result = LiveProgress.During(progress =>
            new GridRun(grid, ThisProgram.Executor()).Run(settings => DataPreparation.Read(settings, null, cancellation), progress, cancellation));
        GridView.Conclude(result, wishes.Json);
        return result.Failures > 0 ? 1 : 0;
    }

    /// <summary>What was asked for.</summary>
    /// <param name="File">The suite file.</param>
    /// <param name="Path">The folder of images, which must not be given.</param>
    /// <param name="Conflicting">Options that must not be given.</param>
    /// <param name="Output">Where folders go; may be given.</param>
    internal sealed record Request(string File, string? Path, IReadOnlyList<Option> Conflicting, Option<string> Output);
}
