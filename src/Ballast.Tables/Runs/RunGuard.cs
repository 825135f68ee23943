using Ballast.Core;

namespace Ballast.Tables;

/// <summary>What is refused before a file is read.</summary>
internal static class RunGuard
{
    public static void Require(TableResamplingSettings settings)
    {
        string table = settings.TablePath, output = settings.OutputPath;
        InputFile.Open(table).Dispose();
        TableFormat format = TableFormats.Of(table), wanted = TableFormats.Of(output);
        if (format != wanted)
            throw new BallastException($"OUT '{output}' is of another format than TABLE '{table}'. Rows are copied as they stand: give OUT the extension {Extension(table)}.");
        if (SameFile(table, output)) throw new BallastException($"OUT is TABLE itself ('{table}'). Resampling in place would lose the table; choose another OUT.");
        if (settings.Resampled == ResampledInput.Refused && File.Exists(OutputFiles.Record(table)))
            throw new BallastException(
                $"'{table}' was made by resampling ('{OutputFiles.Record(table)}' says how). Resample the table it was made from, or say --resampled allowed if you mean it.");
        if (settings.Output == OutputPolicy.DryRun) return;
        if (Directory.Exists(output)) throw new BallastException($"OUT '{output}' is a folder. Name a file.");
        if (settings.Output == OutputPolicy.Overwrite) return;
        string[] outputs = [output, .. settings.LabelsPath is null ? Array.Empty<string>() : [OutputFiles.Labels(output)], OutputFiles.Provenance(output), OutputFiles.Removed(output), OutputFiles.Record(output)];
        if (outputs.FirstOrDefault(File.Exists) is { } there) throw new BallastException($"'{there}' is there already. Choose another OUT, or give --overwrite to replace it.");
    }

    private static string Extension(string path)
    {
        string extension = Path.GetExtension(path);
        return TableFormats.IsCompressed(path) ? Path.GetExtension(path[..^extension.Length]) + extension : extension;
    }

    private static bool SameFile(string a, string b) => Resolved(a) == Resolved(b);

    private static string Resolved(string path) => !File.Exists(path) ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
