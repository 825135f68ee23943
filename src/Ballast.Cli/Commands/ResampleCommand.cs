using System.Collections.Immutable;
using System.CommandLine;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Tables;

namespace Ballast.Cli;

/// <summary><c>ballast resample</c>: a sampler run on a feature table in a file.</summary>
internal sealed class ResampleCommand
{
    private static readonly string Purpose = $"""
        Resample a feature table: CSV, TSV (both also .gz), Parquet or NPY. Rows that stay are copied as they stand; beside OUT a file says where each
        row comes from. Resample the training part only: a resampled table tells nothing about how good a model is.

        Methods:
        {MethodLines()}

        Examples:
          ballast resample train.csv balanced.csv --method smote --set neighbors=3
          ballast resample train.parquet smaller.parquet --method random_under_sampler --target 0.5
          ballast resample train.csv cleaned.csv --method tomek_links --label outcome --dry-run
        """;

    private readonly Argument<string> table = new("TABLE") { Description = "The table, one sample a row." };
    private readonly Argument<string> output = new("OUT") { Description = "The file to write, of the same format." };
    private readonly Option<string> method = new("--method") { Description = "The sampler, one of the methods above.", Required = true, HelpName = "NAME" };
    private readonly Option<string?> label = new("--label") { Description = "The label column. Default: class, label, target or y, else the last. In NPY its number.", HelpName = "NAME" };
    private readonly Option<string?> labels = new("--labels") { Description = "A file with the labels, when TABLE is an array without them.", HelpName = "FILE" };
    private readonly Option<uint> seed = new("--seed") { Description = "The seed.", DefaultValueFactory = _ => 42u, HelpName = "N" };
    private readonly Option<string> target = new("--target")
    {
        Description = "Which classes to change, to which counts: auto, minority, majority, not-minority, not-majority, all, a share (0.5), counts (a=100,b=50), or for cleaning methods classes (a,b).",
        DefaultValueFactory = _ => "auto",
        HelpName = "TARGET",
    };
    private readonly Option<string[]> set = new("--set") { Description = "A setting of the method; may be given several times. A wrong name lists them.", HelpName = "NAME=VALUE" };
    private readonly Option<string?> categorical = new("--categorical") { Description = "Columns whose numbers are codes of categories, with commas. Columns of text are found.", HelpName = "NAMES" };
    private readonly Option<string?> missing = new("--missing")
    {
        Description = $"Missing values: {string.Join(", ", Words.Of<MissingValues>())}. Default: refuse; random samplers copy them.",
        HelpName = "NAME",
    };
    private readonly Option<int> workers = new("--workers") { Description = "Threads at most; the result is the same. Default: one a processor.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
    private readonly Option<string> compatibility = new("--compatibility")
    {
        Description = $"Whose outcome where Ballast corrects what a peer does: {string.Join(", ", Words.Of<Compatibility>())}.",
        DefaultValueFactory = _ => "none",
        HelpName = "NAME",
    };
    private readonly Option<bool> roundIntegers = new("--round-integers") { Description = "Round made values in columns of whole numbers." };
    private readonly Option<string> resampled = new("--resampled")
    {
        Description = $"A TABLE that was made by resampling: {string.Join(", ", Words.Of<ResampledInput>())}.",
        DefaultValueFactory = _ => "refused",
        HelpName = "NAME",
    };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would be done, and write nothing." };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace OUT and the files beside it." };
    private readonly Option<bool> json = JsonOutput.Option();

    private static string MethodLines()
    {
        const int Width = 120;
        var lines = new List<string> { "" };
        foreach (string name in SamplerCatalog.Names)
        {
            if (lines[^1].Length + name.Length + 2 > Width) lines.Add("");
            lines[^1] += (lines[^1].Length == 0 ? "  " : ", ") + name;
        }

        return string.Join(",\n", lines);
    }

    public static Command Create() => new ResampleCommand().Build();

    private Command Build()
    {
        var command = new Command("resample", Purpose)
        {
            table, output, method, target, set, seed, label, labels, categorical, missing, roundIntegers, compatibility, workers, resampled, dryRun, overwrite, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            TableResamplingSettings settings = Read(parsed);
            ResamplingReport report = TableProgressBar.During(progress => TableResampling.Run(settings, progress, cancellation));
            if (parsed.GetValue(json)) JsonOutput.Write(report);
            else ResamplingView.Show(report, settings.Output != OutputPolicy.DryRun);
            return Task.FromResult(0);
        });
        return command;
    }

    private TableResamplingSettings Read(ParseResult parsed) => new()
    {
        TablePath = parsed.GetRequiredValue(table),
        OutputPath = parsed.GetRequiredValue(output),
        Method = parsed.GetRequiredValue(method),
        Settings = Settings(parsed.GetValue(set) ?? []),
        Label = parsed.GetValue(label),
        LabelsPath = parsed.GetValue(labels),
        Categorical = [.. (parsed.GetValue(categorical) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Seed = parsed.GetValue(seed),
        Target = parsed.GetValue(target)!,
        Missing = parsed.GetValue(missing) is { } word ? Words.Parse<MissingValues>("way with missing values", word) : null,
        Workers = parsed.GetValue(workers),
        Compatibility = Words.Parse<Compatibility>("compatibility", parsed.GetValue(compatibility)!),
        Output = parsed.GetValue(dryRun) ? OutputPolicy.DryRun : parsed.GetValue(overwrite) ? OutputPolicy.Overwrite : OutputPolicy.Create,
        Resampled = Words.Parse<ResampledInput>("way with a resampled table", parsed.GetValue(resampled)!),
        Fractions = parsed.GetValue(roundIntegers) ? FractionPolicy.Round : FractionPolicy.Keep,
    };

    private static ImmutableDictionary<string, string> Settings(string[] pairs)
    {
        ImmutableDictionary<string, string>.Builder settings = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (string pair in pairs)
        {
            int equals = pair.IndexOf('=');
            if (equals <= 0) throw new BallastException($"--set takes NAME=VALUE, for example neighbors=3, not '{pair}'.");
            string name = pair[..equals].Trim();
            if (!settings.TryAdd(name, pair[(equals + 1)..].Trim())) throw new BallastException($"--set names '{name}' twice. Give it one value.");
        }

        return settings.ToImmutable();
    }
}
