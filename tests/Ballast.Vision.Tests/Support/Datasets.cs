using Ballast.Core;

namespace Ballast.Vision.Tests;

/// <summary>Datasets without files, for what only looks at the list.</summary>
internal static class Datasets
{
    /// <summary>One image for each (group, content), all of one class.</summary>
    internal static ImageDataset Of(params (string? Group, string Content)[] samples) => new()
    {
        Root = "/data",
        Classes = new ClassNames(["a"]),
        Samples = [.. samples.Select((sample, i) => new ImageSample($"/data/a/{i}.png", $"a/{i}.png", 0, sample.Group, null, sample.Content))],
    };
}
