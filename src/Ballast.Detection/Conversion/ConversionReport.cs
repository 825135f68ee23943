using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>What a conversion did, as <c>conversion_report.json</c> in the dataset says it.</summary>
public sealed record ConversionReport
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "conversion_report.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        MaxDepth = 16,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The sums.</summary>
    public required ConversionSummary Summary { get; init; }

    /// <summary>The volumes of each part.</summary>
    public required ConversionSplits Splits { get; init; }

    /// <summary>What became of each volume.</summary>
    public required ImmutableSortedDictionary<string, VolumeReport> Volumes { get; init; }

    /// <summary>What became of each row of the annotations.</summary>
    public AnnotationAccount Annotations { get; init; } = new();

    /// <summary>The classes, in the order of their labels.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Adds up volumes.</summary>
    internal static ConversionReport Of(ImmutableSortedDictionary<string, VolumeReport> volumes, AnnotationAccount annotations, ImmutableArray<string> classes)
    {
        ImmutableArray<string> In(string part) => [.. volumes.Where(volume => volume.Value.Split == part).Select(volume => volume.Key)];
        var splits = new ConversionSplits(In("train"), In("val"), In("test"));
        return new ConversionReport
        {
            Summary = new ConversionSummary
            {
                TotalVolumes = volumes.Count,
                SuccessfulVolumes = volumes.Values.Count(volume => volume.Split is not null),
                TrainVolumes = splits.Train.Length,
                ValVolumes = splits.Val.Length,
                TestVolumes = splits.Test.Length,
                TotalImages = volumes.Values.Sum(volume => volume.TotalSlices),
                TotalAnnotations = volumes.Values.Sum(volume => volume.TotalAnnotations),
                ClassDistribution = Sums.Of(volumes.Values.Select(volume => volume.ClassDistribution)),
            },
            Splits = splits,
            Volumes = volumes,
            Annotations = annotations,
            Classes = classes,
        };
    }

    /// <summary>Reads the report of a dataset; null where it has none.</summary>
    /// <param name="dataset">The folder of the dataset.</param>
    /// <exception cref="BallastException">The file is no report.</exception>
    public static ConversionReport? Read(string dataset)
    {
        string path = Path.Join(dataset, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            ConversionReport report = JsonSerializer.Deserialize<ConversionReport>(File.ReadAllText(path), Json) ?? throw new JsonException("It is empty.");
            if (!report.IsWhole()) throw new JsonException("It lacks volumes or their parts.");
            return report with { Volumes = report.Volumes.WithComparers(StringComparer.Ordinal) };
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BallastException($"{path}: is not a report of a conversion: {cause.Message} Convert to a new folder, or restore the file.", innerException: cause);
        }
    }

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    private bool IsWhole() =>
        Summary is not null && Splits is not null && Volumes is not null && Volumes.Values.All(volume => volume?.ClassDistribution is not null && volume.Split is null or "train" or "val" or "test")
        && !Classes.IsDefault && Classes.All(name => !string.IsNullOrEmpty(name))
        && Annotations?.LeftOut is not null && Annotations.Labels is not null && Annotations.Labels.Values.All(label => label?.LeftOut is not null);
}
