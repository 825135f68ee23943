using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>Runs a sampler on a table in a file: reads it, plans, and writes the resampled table with its provenance beside it.</summary>
/// <remarks>
/// Rows that are kept or repeated are copied as they stand in the file; only made rows are written anew. Random over- and under-sampling read
/// no more than the labels of CSV and Parquet, in a first pass, and copy rows in a second: memory grows with the number of rows, not with the
/// size of the file. All other methods hold the features as doubles.
/// </remarks>
public static class TableResampling
{
    /// <summary>Resamples a table.</summary>
    /// <param name="settings">What to resample, how, and where to.</param>
    /// <param name="progress">Told how far the work is; default nobody.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <returns>What was done, or would be.</returns>
    /// <exception cref="BallastException">A file, a value, a name or a setting is wrong, or the sampler cannot do it.</exception>
    public static ResamplingReport Run(TableResamplingSettings settings, IProgress<TableProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SamplerEntry entry = SamplerCatalog.Find(settings.Method);
        RunGuard.Require(settings);
        try
        {
            return Run(settings, entry, new ReadWatch(progress, cancellation));
        }
        catch (OutOfMemoryException cause)
        {
            throw new BallastException(
                $"'{settings.TablePath}' is too large for the memory there is. random_over_sampler and random_under_sampler on CSV and Parquet read labels only; other methods need the features.",
                innerException: cause);
        }
    }

    private static ResamplingReport Run(TableResamplingSettings settings, SamplerEntry entry, ReadWatch watch)
    {
        using TableSource source = TableSource.Open(settings.TablePath, settings.LabelsPath);
        (int label, string? note) = source is NpySource array ? (array.LabelIndex(settings.Label), null) : LabelColumn.Find(source.Columns, settings.Label, settings.TablePath);
        HashSet<int> categorical = Categorical(source, label, settings);
        TableRun run = entry.NeedsLabelsOnly(settings.Settings) && settings.Missing is null
            ? TableRun.OfLabels(entry, settings, source.ReadLabels(label, watch), label)
            : TableRun.OfFeatures(entry, settings, MissingTreatment.Apply(source.Read(label, categorical, watch), settings.Missing ?? MissingValues.Refuse), label, watch);
        if (note is not null) run = run with { Notes = [note, .. run.Notes] };
        ResamplingReport report = Report(settings, entry, run, label < 0 ? settings.LabelsPath! : source.Columns[label]);
        if (settings.Output != OutputPolicy.DryRun) Write(settings, source, (run, report), watch);
        return report;
    }

    private static HashSet<int> Categorical(TableSource source, int label, TableResamplingSettings settings)
    {
        HashSet<int> categorical = [.. settings.Categorical.Select(name => LabelColumn.Named(source.Columns, name, settings.TablePath, "column"))];
        if (categorical.Contains(label)) throw new BallastException($"--categorical names '{source.Columns[label]}', which is the label column. Take it out of the list.");
        return categorical;
    }

    private static ResamplingReport Report(TableResamplingSettings settings, SamplerEntry entry, TableRun run, string label)
    {
        string output = settings.OutputPath;
        string[] files =
        [
            output,
            .. settings.LabelsPath is null ? Array.Empty<string>() : [OutputFiles.Labels(output)],
            OutputFiles.Provenance(output),
            .. run.Removed.Any() ? [OutputFiles.Removed(output)] : Array.Empty<string>(),
            OutputFiles.Record(output),
        ];
        using FileStream table = InputFile.Open(settings.TablePath);
        return new ResamplingReport
        {
            Method = entry.Name,
            Settings = settings.Settings.ToImmutableSortedDictionary(),
            Target = settings.Target,
            Seed = settings.Seed,
            Compatibility = settings.Compatibility == Compatibility.None ? "none" : "imbalanced-learn",
            Missing = settings.Missing is { } missing ? Spelling.Kebab(missing.ToString()) : run.Rows.FeatureColumns.IsEmpty ? "copied" : "refuse",
            Label = label,
            Categorical = [.. run.Rows.FeatureColumns.Where(column => column.Kind == ColumnKind.Category).Select(column => column.Name)],
            Table = settings.TablePath,
            TableSha256 = Convert.ToHexStringLower(SHA256.HashData(table)),
            RowsBefore = run.Rows.Plan.Before.Total + run.Dropped.Length,
            RowsDropped = run.Dropped.Length,
            RowsAfter = run.Rows.Count,
            Classes = run.Changes(),
            Warnings = [.. run.Notes, .. run.Rows.Plan.Warnings],
            Files = [.. files],
            BallastVersion = typeof(TableResampling).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        };
    }

    private static void Write(TableResamplingSettings settings, TableSource source, (TableRun Run, ResamplingReport Report) done, ReadWatch watch)
    {
        string output = settings.OutputPath;
        using var files = new OutputFiles(output);
        files.Write(output, stream =>
        {
            if (!TableFormats.IsCompressed(output))
            {
                source.Write(stream, done.Run.Rows, watch);
                return;
            }

            using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
            source.Write(packed, done.Run.Rows, watch);
        });
        if (source is NpySource { LabelsPath: not null } array) files.Write(OutputFiles.Labels(output), stream => array.WriteLabels(stream, done.Run.Rows));
        files.Write(OutputFiles.Provenance(output), stream => Provenance.WriteRows(stream, done.Run.Rows));
        if (done.Run.Removed.Any()) files.Write(OutputFiles.Removed(output), stream => Provenance.WriteRemoved(stream, done.Run.Removed));
        files.Write(OutputFiles.Record(output), stream => JsonSerializer.Serialize(stream, done.Report, ReportJson.Format));
        watch.Report("writing", 1);
        files.Finish();
    }
}
