using Ballast.Core;

namespace Ballast.Vision;

/// <summary>One operation of RandAugment with torchvision's magnitudes.</summary>
internal static class RandAugmentDraw
{
    private const int Operations = 14;
    private const int LastBin = 30;

    internal static void Add(int magnitude, ref PipelineExecution execution, ref ItemRandom random)
    {
        var operation = (RandAugmentOperation)random.NextIndex(Operations);
        double sign = IsSigned(operation) && random.NextIndex(2) == 1 ? -1 : 1;
        Add(operation, magnitude, sign, ref execution);
    }

    internal static void Add(RandAugmentOperation operation, int magnitude, double sign, ref PipelineExecution execution)
    {
        int width = execution.Width, height = execution.Height;
        double color = 1 + sign * Bin(0.9f, magnitude);
        switch (operation)
        {
            case RandAugmentOperation.ShearX or RandAugmentOperation.ShearY or RandAugmentOperation.TranslateX or RandAugmentOperation.TranslateY or RandAugmentOperation.Rotate:
                execution.Move(ToBefore(operation, sign, magnitude, (width, height)), width, height);
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
                execution.Posterize(8 - (int)Math.Round(magnitude / (LastBin / 4.0), MidpointRounding.ToEven));
                break;
            case RandAugmentOperation.Solarize:
                execution.Solarize(255 - Bin(255, magnitude));
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
    private static Homography ToBefore(RandAugmentOperation operation, double sign, int magnitude, (int Width, int Height) size) => operation switch
    {
        RandAugmentOperation.ShearX => Homography.Affine((1, sign * Bin(0.3f, magnitude), 0), (0, 1, 0)),
        RandAugmentOperation.ShearY => Homography.Affine((1, 0, 0), (sign * Bin(0.3f, magnitude), 1, 0)),
        RandAugmentOperation.TranslateX => Homography.Affine((1, 0, -sign * Math.Truncate(Bin((float)(150.0 / 331 * size.Width), magnitude))), (0, 1, 0)),
        RandAugmentOperation.TranslateY => Homography.Affine((1, 0, 0), (0, 1, -sign * Math.Truncate(Bin((float)(150.0 / 331 * size.Height), magnitude)))),
        _ => GeometryDraw.Rotation(sign * Bin(30, magnitude), size.Width, size.Height),
    };

    /// <summary>torch's linspace from 0: 32-bit floats, counted from the nearer end.</summary>
    private static double Bin(float last, int magnitude)
    {
        float step = last / LastBin;
        return magnitude < (LastBin + 1) / 2 ? step * magnitude : last - step * (LastBin - magnitude);
    }

    private static bool IsSigned(RandAugmentOperation operation) => operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Sharpness;
}
