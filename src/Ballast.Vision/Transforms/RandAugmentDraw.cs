using Ballast.Core;

namespace Ballast.Vision;

/// <summary>One operation of RandAugment with torchvision's magnitudes.</summary>
internal static class RandAugmentDraw
{
    private const int Operations = 14;
    private const double LastBin = 30;

    internal static void Add(int magnitude, ref PipelineExecution execution, ref ItemRandom random)
    {
        var operation = (RandAugmentOperation)random.NextIndex(Operations);
        double sign = IsSigned(operation) && random.NextIndex(2) == 1 ? -1 : 1;
        Add(operation, magnitude, sign, ref execution);
    }

    internal static void Add(RandAugmentOperation operation, int magnitude, double sign, ref PipelineExecution execution)
    {
        int width = execution.Width, height = execution.Height;
        double share = magnitude / LastBin, color = 1 + sign * 0.9 * share;
        switch (operation)
        {
            case RandAugmentOperation.ShearX or RandAugmentOperation.ShearY or RandAugmentOperation.TranslateX or RandAugmentOperation.TranslateY or RandAugmentOperation.Rotate:
                execution.Move(ToBefore(operation, sign * share, width, height), width, height);
                break;
            case RandAugmentOperation.Brightness:
                execution.Brighten(color);
                break;
            case RandAugmentOperation.Color:
                execution.Saturate(color);
                break;
            case RandAugmentOperation.Contrast:
                execution.ChangeContrast(color);
                break;
            case RandAugmentOperation.Sharpness:
                execution.Sharpen(color);
                break;
            case RandAugmentOperation.Posterize:
                // Halves go to even bits, as torch rounds.
                execution.Posterize(8 - (int)Math.Round(magnitude / (LastBin / 4), MidpointRounding.ToEven));
                break;
            case RandAugmentOperation.Solarize:
                execution.Solarize(255 * (1 - share));
                break;
            case RandAugmentOperation.AutoContrast:
                execution.AutoContrast();
                break;
            case RandAugmentOperation.Equalize:
                execution.Equalize();
                break;
        }
    }

    /// <summary>Shears hold the top left corner, translations are whole pixels.</summary>
    private static Homography ToBefore(RandAugmentOperation operation, double share, int width, int height) => operation switch
    {
        RandAugmentOperation.ShearX => Homography.Affine(1, -0.3 * share, 0, 0, 1, 0),
        RandAugmentOperation.ShearY => Homography.Affine(1, 0, 0, -0.3 * share, 1, 0),
        RandAugmentOperation.TranslateX => Homography.Affine(1, 0, -Math.Truncate(150.0 / 331 * width * share), 0, 1, 0),
        RandAugmentOperation.TranslateY => Homography.Affine(1, 0, 0, 0, 1, -Math.Truncate(150.0 / 331 * height * share)),
        _ => GeometryDraw.Rotation(30 * share, width, height),
    };

    private static bool IsSigned(RandAugmentOperation operation) => operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Sharpness;
}
