using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>What one epoch reached and where its time went.</summary>
public sealed record EpochRecord
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The mean loss of the training images, each taken when its batch was trained on.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>The share of training images classified correctly when their batch was trained on, 0 … 1.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>The mean over the steps of the norm of all gradients, before they were clipped; null where they are not.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>The loss of the validation part, taken as one batch.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>The share of validation images classified correctly, 0 … 1.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>The mean over the classes of the F1 on the validation part, 0 … 1.</summary>
    public required double ValidationMacroF1 { get; init; }

    /// <summary>The whole epoch, validation included.</summary>
    public required double Seconds { get; init; }

    /// <summary>How long training waited for the loader.</summary>
    public required double LoaderWaitSeconds { get; init; }

    /// <summary>How long the training steps took: forward, backward and update.</summary>
    public required double StepSeconds { get; init; }

    /// <summary>How long validation took.</summary>
    public required double ValidationSeconds { get; init; }

    /// <summary>Training images a second, waiting included and validation left out.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>How many training images the epoch went through, repeats included.</summary>
    public int Images { get; init; }

    /// <summary>How many of them were of each class, in label order.</summary>
    public ImmutableArray<int> ClassImages { get; init; } = [];

    /// <summary>The share of each class's training images that the epochs so far have shown, in label order, 0 … 1; 1 for a class without images.</summary>
    public ImmutableArray<double> ClassCoverage { get; init; } = [];
}
