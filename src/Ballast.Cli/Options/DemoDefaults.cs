namespace Ballast.Cli;

/// <summary>Settings that suit the demo dataset where the command line leaves them open: small, quick, and enough to tell techniques apart.</summary>
/// <param name="ImageSizePixels">Side of the images the network sees.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="LearningRate">Adam's learning rate.</param>
/// <param name="AugmentationFloor">Smallest count a class is augmented to.</param>
internal sealed record DemoDefaults(int ImageSizePixels, int Epochs, double LearningRate, int AugmentationFloor)
{
    public static DemoDefaults Instance { get; } = new(ImageSizePixels: 64, Epochs: 12, LearningRate: 0.002, AugmentationFloor: 0);
}
