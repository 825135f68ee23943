using Ballast.Core;

namespace Ballast.Vision;

/// <summary>What happens to one image in offline augmentation.</summary>
/// <param name="Plain">The transform where there is no pipeline.</param>
/// <param name="Pipeline">The pipeline of all steps, or null.</param>
/// <param name="Random">The generator of the image.</param>
internal readonly record struct DrawnTransform(ImageTransform Plain, AugmentationPipeline? Pipeline, ItemRandom Random)
{
    /// <summary>Transforms pixels in place.</summary>
    /// <param name="rgb">Shape [height, width, 3].</param>
    /// <param name="width">The width.</param>
    /// <param name="scratch">Working memory of the same length.</param>
    internal void Apply(Span<byte> rgb, int width, Span<byte> scratch)
    {
        ItemRandom random = Random;
        if (Pipeline is null) Plain.Apply(rgb, width, scratch);
        else Pipeline.Apply(rgb, width, rgb.Length / (3 * width), ref random);
    }
}
