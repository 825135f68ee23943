using System.Text.Json;

namespace Ballast.Vision;

/// <summary>What a demo dataset says about itself in <c>ballast-demo.json</c>: how it was made and the hash of its files.</summary>
internal sealed record DemoManifest
{
    public const string FileName = "ballast-demo.json";

    /// <summary>Raise it whenever the drawing changes a pixel, so that an older dataset is not taken for the new one.</summary>
    public const int CurrentDrawing = 1;

    public const string DatasetName = "Ballast demo leaves";

    public required string Dataset { get; init; }

    public required int Drawing { get; init; }

    public required uint Seed { get; init; }

    public required int ImageSizePixels { get; init; }

    public required int Healthy { get; init; }

    public required int Rust { get; init; }

    public required int Scab { get; init; }

    public required int Mildew { get; init; }

    public required int Blight { get; init; }

    public required int MinimumPhotosPerLeaf { get; init; }

    public required int MaximumPhotosPerLeaf { get; init; }

    public required string FilesSha256 { get; init; }

    public static DemoManifest For(DemoLeavesOptions options, string filesSha256) => new()
    {
        Dataset = DatasetName,
        Drawing = CurrentDrawing,
        Seed = options.Seed,
        ImageSizePixels = options.ImageSizePixels,
        Healthy = options.Counts.Healthy,
        Rust = options.Counts.Rust,
        Scab = options.Counts.Scab,
        Mildew = options.Counts.Mildew,
        Blight = options.Counts.Blight,
        MinimumPhotosPerLeaf = options.PhotosPerLeaf.Minimum,
        MaximumPhotosPerLeaf = options.PhotosPerLeaf.Maximum,
        FilesSha256 = filesSha256,
    };

    /// <summary>Reads a manifest, or nothing where the text is not one.</summary>
    public static DemoManifest? Parse(string json)
    {
        try
        {
            DemoManifest? manifest = JsonSerializer.Deserialize(json, DemoManifestJson.Default.DemoManifest);
            return manifest?.Dataset == DatasetName ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, DemoManifestJson.Default.DemoManifest) + "\n";

    /// <summary>The settings, for a sentence that tells two datasets apart.</summary>
    public string Describe() =>
        $"drawing {Drawing}, seed {Seed}, {ImageSizePixels} pixels, {Healthy}/{Rust}/{Scab}/{Mildew}/{Blight} photos, "
        + $"{MinimumPhotosPerLeaf}-{MaximumPhotosPerLeaf} a leaf";
}
