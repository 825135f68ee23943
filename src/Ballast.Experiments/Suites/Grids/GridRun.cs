using System.Collections.Immutable;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>Runs a grid cell by cell, and compares techniques over all cells.</summary>
public sealed class GridRun
{
    private readonly SuiteGrid grid;
    private readonly IRunExecutor executor;
    private readonly TimeProvider time;

    /// <summary>Prepares a grid.</summary>
    /// <param name="grid">What to run.</param>
    /// <param name="executor">Carries out each run.</param>
    /// <param name="time">The clock, for dates; default the system's.</param>
    public GridRun(SuiteGrid grid, IRunExecutor executor, TimeProvider? time = null)
    {
        this.grid = grid;
        this.executor = executor;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>Runs every cell.</summary>
    /// <param name="read">Reads a dataset; called once for each way in which one is read.</param>
    /// <param name="progress">Told of every step; runs are counted over all cells.</param>
    /// <param name="cancellation">Stops the grid; finished runs are kept.</param>
    /// <exception cref="Core.BallastException">A dataset cannot be read or leaks, or a folder cannot be written.</exception>
    public GridResult Run(Func<RunSettings, PreparedDataset> read, IProgress<SuiteProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        ImmutableArray<SuiteCell> cells = grid.Cells;
        int total = cells.Sum(cell => cell.Suite.Runs.Length), before = 0;
        var results = ImmutableArray.CreateBuilder<(SuiteCell, SuiteResult)>();
        (string Path, DataSettings Data, PreparedDataset Prepared)? held = null;
        foreach (SuiteCell cell in cells)
        {
            RunSettings template = cell.Suite.Template with { Training = cell.Suite.Template.Training with { Seed = cell.Suite.Seeds[0] } };
            if (held is null || held.Value.Path != template.DatasetPath || held.Value.Data != template.Data) held = (template.DatasetPath, template.Data, read(template));
            results.Add((cell, new ExperimentSuite(cell.Suite, executor, time).Run(held.Value.Prepared, new Relay(progress, cell.Label, before, total), cancellation)));
            before += cell.Suite.Runs.Length;
        }

        ImmutableArray<(SuiteCell Cell, SuiteResult Result)> done = results.ToImmutable();
        return new GridResult(done, done.Length == 1 ? done[0].Result.ReportPath : WriteWhole(done));
    }

    private string? WriteWhole(ImmutableArray<(SuiteCell Cell, SuiteResult Result)> done)
    {
        ImmutableArray<(SuiteCell Cell, SuiteResult Result)> reported = [.. done.Where(each => each.Result.Report is not null)];
        if (reported.IsEmpty) return null;
        string folder = Path.Combine(Path.GetFullPath(grid.Template.OutputFolder), ExperimentSuite.FolderName);
        Directory.CreateDirectory(folder);
        ImmutableArray<GridReportPart> parts =
        [
            .. reported.Select(each => new GridReportPart(each.Cell.Label, Path.GetRelativePath(folder, each.Result.ReportPath!).Replace('\\', '/'), each.Result.Report!)),
        ];
        string path = Path.Combine(folder, "report.html");
        AtomicFile.WriteText(path, GridReport.Render($"{Datasets}: which balancing helps?", parts, grid.Command));
        SuiteComparison.WriteStatistics(folder, GridReport.SeedsOf(parts));
        return path;
    }

    private string Datasets => string.Join(", ", grid.Datasets.Select(dataset => dataset.Name));

    /// <summary>Counts runs over all cells and names the cell.</summary>
    private sealed class Relay(IProgress<SuiteProgress> whole, string label, int before, int total) : IProgress<SuiteProgress>
    {
        public void Report(SuiteProgress value) =>
            whole.Report(value with { Run = before + value.Run, Runs = total, Title = label.Length > 0 ? $"{label}: {value.Title}" : value.Title });
    }
}
