using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Mixing of images by name.</summary>
internal static class MixingRecipes
{
    public static Recipes<ImageMixing?> All { get; } = new(
        "image mixing",
        new Recipe<ImageMixing?>("none", "No mixing", "images as they are", null, []));
}
