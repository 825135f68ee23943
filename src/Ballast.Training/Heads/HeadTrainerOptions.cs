using Ballast.Core;

namespace Ballast.Training;

/// <summary>How a classifier on features is trained: stochastic gradient descent with momentum, the learning rate falling along half a cosine.</summary>
public sealed record HeadTrainerOptions
{
    /// <summary>The recipe of cRT (Kang et al. 2020): class-aware sampling, the rest as the defaults.</summary>
    public static HeadTrainerOptions ClassifierRetraining { get; } = new() { Sampling = HeadSampling.ClassAware };

    /// <summary>The recipe of LWS (Kang et al. 2020): class-aware sampling, 5 epochs.</summary>
    public static HeadTrainerOptions LearnableScales { get; } = new() { Sampling = HeadSampling.ClassAware, Epochs = 5 };

    /// <summary>Epochs; default 10. More are run until <see cref="LeastSteps"/> are taken.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int Epochs { get; init => field = Whole(value, 1, "The number of epochs"); } = 10;

    /// <summary>Samples a step; default 512.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int BatchSize { get; init => field = Whole(value, 1, "The batch size"); } = 512;

    /// <summary>
    /// Steps at least; default 1000. Ten epochs of the paper's data are 2,260 steps; ten epochs of a thousand images would be 20 and teach nothing.
    /// </summary>
    /// <exception cref="BallastException">Negative.</exception>
    public int LeastSteps { get; init => field = Whole(value, 0, "The least number of steps"); } = 1000;

    /// <summary>The learning rate of the first step; default 0.2.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double LearningRate
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"The learning rate is {value}; it must be above 0. 0.2 is usual.");
    } = 0.2;

    /// <summary>The share of the last step that is kept, 0 or more and below 1; default 0.9.</summary>
    /// <exception cref="BallastException">Outside 0 … 1.</exception>
    public double Momentum
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new BallastException($"The momentum is {value}; it must be 0 or more and below 1. 0.9 is usual.");
    } = 0.9;

    /// <summary>The factor of the weights that is added to their gradient; default 0.0005.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public double WeightDecay
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The weight decay is {value}; it must be 0 or more. 0.0005 is usual.");
    } = 0.0005;

    /// <summary>Which samples a step sees; default each once an epoch.</summary>
    public HeadSampling Sampling { get; init; }

    /// <summary>What is done to the features first; default centred and scaled.</summary>
    public FeatureScaling Scaling { get; init; }

    /// <summary>The seed of the starting weights and of the samples' order; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Threads; default one a processor. The result does not depend on it.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int Threads { get; init => field = Whole(value, 1, "The number of threads"); } = Environment.ProcessorCount;

    private static int Whole(int value, int least, string name) => value >= least ? value : throw new BallastException($"{name} is {value}; it must be {least} or more.");
}
