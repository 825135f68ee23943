using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Draws what a step does to one image, and hands it to the execution.</summary>
internal static class StepDraw
{
    internal static void Add(ImageAugmentation step, ref PipelineExecution execution, ref ItemRandom random)
    {
        switch (step)
        {
            case ImageAugmentation.HorizontalFlip or ImageAugmentation.VerticalFlip or ImageAugmentation.Rotation or ImageAugmentation.Affine or ImageAugmentation.Perspective:
                execution.Move(GeometryDraw.SameSize(step, execution.Width, execution.Height, ref random), execution.Width, execution.Height);
                break;
            case ImageAugmentation.RandomCrop crop:
                GeometryDraw.Crop(crop, ref execution, ref random);
                break;
            case ImageAugmentation.ResizedCrop crop:
                GeometryDraw.Crop(crop, ref execution, ref random);
                break;
            case ImageAugmentation.Cutout cutout:
                Holes(cutout, ref execution, ref random);
                break;
            case ImageAugmentation.Hsv hsv:
                execution.ShiftHsv(Around1(hsv.HueReach, ref random), Around1(hsv.SaturationReach, ref random), Around1(hsv.ValueReach, ref random));
                break;
            case ImageAugmentation.GaussianBlur blur:
                execution.Blur(random.NextUniform(0.1, blur.SigmaPixels));
                break;
            case ImageAugmentation.GaussianNoise noise:
                execution.AddNoise(random.NextUniform(0, noise.Levels), ref random);
                break;
            case ImageAugmentation.RandAugment many:
                for (int i = 0; i < many.Operations; i++) RandAugmentDraw.Add(many.Magnitude, ref execution, ref random);
                break;
            default:
                Color(step, ref execution, ref random);
                break;
        }
    }

    private static void Color(ImageAugmentation step, ref PipelineExecution execution, ref ItemRandom random)
    {
        switch (step)
        {
            case ImageAugmentation.Brightness brightness:
                execution.Brighten(Around1(brightness.Reach, ref random));
                break;
            case ImageAugmentation.Contrast contrast:
                execution.ChangeContrast(Around1(contrast.Reach, ref random));
                break;
            case ImageAugmentation.Saturation saturation:
                execution.Saturate(Around1(saturation.Reach, ref random));
                break;
            case ImageAugmentation.Sharpness sharpness:
                execution.Sharpen(Around1(sharpness.Reach, ref random));
                break;
            case ImageAugmentation.Solarize solarize:
                execution.Solarize(solarize.Threshold);
                break;
            case ImageAugmentation.Posterize posterize:
                execution.Posterize(posterize.Bits);
                break;
            case ImageAugmentation.AutoContrast:
                execution.AutoContrast();
                break;
            case ImageAugmentation.Equalize:
                execution.Equalize();
                break;
            default:
                throw new InvalidOperationException($"The step {step.GetType().Name} is not drawn anywhere.");
        }
    }

    private static void Holes(ImageAugmentation.Cutout cutout, ref PipelineExecution execution, ref ItemRandom random)
    {
        Span<PixelRectangle> holes = stackalloc PixelRectangle[cutout.Holes];
        for (int i = 0; i < holes.Length; i++)
        {
            int width = Side(cutout.Side, execution.Width, ref random), height = Side(cutout.Side, execution.Height, ref random);
            int left = random.NextIndex(execution.Width - width + 1), top = random.NextIndex(execution.Height - height + 1);
            holes[i] = new PixelRectangle(left, top, left + width, top + height);
        }

        execution.Cover(holes);
    }

    private static int Side(double share, int side, ref ItemRandom random) => Math.Clamp((int)Math.Round(random.NextUniform(share / 2, share) * side), 1, side);

    private static double Around1(double reach, ref ItemRandom random) => random.NextUniform(Math.Max(0, 1 - reach), 1 + reach);
}
