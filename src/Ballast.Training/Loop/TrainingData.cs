using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>The images of a training run.</summary>
/// <param name="Train">The training part, as balancing left it.</param>
/// <param name="Validation">The validation part, never balanced.</param>
/// <param name="TrainCounts">How many images of each class the training part loads: what class weights are computed from. Also says how many classes there are.</param>
public sealed record TrainingData(IImageSource Train, IImageSource Validation, ClassCounts TrainCounts)
{
    /// <summary>A text that changes with the content of the images, or null (the default). Tells a checkpoint of other data from one of these.</summary>
    public string? Fingerprint { get; init; }
}
