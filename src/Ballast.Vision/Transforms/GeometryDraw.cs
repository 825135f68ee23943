using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Draws geometric steps as maps from the pixels after the step to those before it.</summary>
internal static class GeometryDraw
{
    private const double Degree = Math.PI / 180;

    internal static Homography SameSize(ImageAugmentation step, int width, int height, ref ItemRandom random) => step switch
    {
        ImageAugmentation.HorizontalFlip => Homography.Affine((-1, 0, width), (0, 1, 0)),
        ImageAugmentation.VerticalFlip => Homography.Affine((1, 0, 0), (0, -1, height)),
        ImageAugmentation.Rotation rotation => Rotation(random.NextUniform(-rotation.Degrees, rotation.Degrees), width, height),
        ImageAugmentation.Affine affine => Affine(affine, width, height, ref random),
        ImageAugmentation.Perspective perspective => Perspective(perspective.Distortion, width, height, ref random),
        _ => throw new InvalidOperationException($"{step.GetType().Name} does not keep the size."),
    };

    /// <summary>Counter-clockwise about the centre.</summary>
    internal static Homography Rotation(double degrees, int width, int height)
    {
        (double sin, double cos) = Math.SinCos(degrees * Degree);
        return Homography.About((width / 2.0, height / 2.0), (cos, -sin), (sin, cos));
    }

    internal static void Crop(ImageAugmentation.RandomCrop crop, ref PipelineExecution execution, ref ItemRandom random)
    {
        double left = Place(execution.Width, crop.WidthPixels, ref random), top = Place(execution.Height, crop.HeightPixels, ref random);
        var window = new PixelBox(left, top, crop.WidthPixels, crop.HeightPixels);
        if (crop.Size == CropSize.Window) Take(window, crop.WidthPixels, crop.HeightPixels, ref execution);
        else Take(window, execution.Width, execution.Height, ref execution);
    }

    internal static void Crop(ImageAugmentation.ResizedCrop crop, ref PipelineExecution execution, ref ItemRandom random)
    {
        int width = execution.Width, height = execution.Height;
        PixelBox window = Window(crop, width, height, ref random);
        Take(window, crop.WidthPixels == 0 ? width : crop.WidthPixels, crop.HeightPixels == 0 ? height : crop.HeightPixels, ref execution);
    }

    private static void Take(PixelBox window, int width, int height, ref PipelineExecution execution) =>
        execution.Move(Homography.Affine((window.Width / width, 0, window.X), (0, window.Height / height, window.Y)), width, height);

    private static int Place(int side, int window, ref ItemRandom random)
    {
        int place = random.NextIndex(Math.Abs(side - window) + 1);
        return side >= window ? place : -place;
    }

    private static PixelBox Window(ImageAugmentation.ResizedCrop crop, int width, int height, ref ItemRandom random)
    {
        double reach = Math.Log(crop.Aspect);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            double area = random.NextUniform(crop.MinimumAreaShare, 1) * width * height, ratio = Math.Exp(random.NextUniform(-reach, reach));
            double wide = Math.Round(Math.Sqrt(area * ratio)), high = Math.Round(Math.Sqrt(area / ratio));
            if (wide >= 1 && high >= 1 && wide <= width && high <= height)
                return new PixelBox(random.NextIndex(width - (int)wide + 1), random.NextIndex(height - (int)high + 1), wide, high);
        }

        double most = Math.Min(width, Math.Max(1, Math.Round(height * crop.Aspect))), tallest = Math.Min(height, Math.Max(1, Math.Round(width * crop.Aspect)));
        return new PixelBox(Math.Floor((width - most) / 2), Math.Floor((height - tallest) / 2), most, tallest);
    }

    private static Homography Affine(ImageAugmentation.Affine affine, int width, int height, ref ItemRandom random)
    {
        double shiftX = random.NextUniform(-affine.Translate, affine.Translate) * width, shiftY = random.NextUniform(-affine.Translate, affine.Translate) * height;
        double scale = random.NextUniform(1 - affine.Scale, 1 + affine.Scale);
        double leanX = Math.Tan(random.NextUniform(-affine.ShearDegrees, affine.ShearDegrees) * Degree);
        double leanY = Math.Tan(random.NextUniform(-affine.ShearDegrees, affine.ShearDegrees) * Degree);
        Homography forward = Homography.About((width / 2.0, height / 2.0), (scale, scale * leanX), (scale * leanY, scale));
        return (forward with { X1 = forward.X1 + shiftX, Y1 = forward.Y1 + shiftY }).Inverse();
    }

    private static Homography Perspective(double distortion, int width, int height, ref ItemRandom random)
    {
        Span<double> x = stackalloc double[4], y = stackalloc double[4];
        for (int i = 0; i < 4; i++)
        {
            double inX = random.NextUniform(0, distortion / 2) * width, inY = random.NextUniform(0, distortion / 2) * height;
            x[i] = i is 1 or 2 ? width - inX : inX;
            y[i] = i >= 2 ? height - inY : inY;
        }

        Homography forward = Homography.OfUnitSquare(x, y).After(Homography.Affine((1.0 / width, 0, 0), (0, 1.0 / height, 0)));
        return forward.Inverse();
    }
}
