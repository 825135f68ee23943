using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of a split into training, validation and test parts.</summary>
public sealed record SplitOptions
{
    /// <summary>The share of all samples that the test part gets; 0 up to below 1, default 0.15. 0 makes no test part.</summary>
    public double TestShare
    {
        get;
        init => field = RequireShare(value, nameof(TestShare));
    } = 0.15;

    /// <summary>The share of all samples that the validation part gets; 0 up to below 1, default 0.15. 0 makes no validation part.</summary>
    public double ValidationShare
    {
        get;
        init => field = RequireShare(value, nameof(ValidationShare));
    } = 0.15;

    /// <summary>The seed of the split; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>What to do with a class that is too small to be divided; default <see cref="TinyClassRemedy.Refuse"/>.</summary>
    public TinyClassRemedy TinyClass { get; init; } = TinyClassRemedy.Refuse;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? ClassNames { get; init; }

    internal void RequireTrainingShare()
    {
        if (TestShare + ValidationShare < 1) return;
        throw new BallastException(
            $"TestShare ({TestShare}) and ValidationShare ({ValidationShare}) leave nothing to train on. Their sum must be below 1; 0.15 and 0.15 are usual.");
    }

    private static double RequireShare(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new BallastException($"{name} is {value} but must be from 0 up to below 1. 0.15 is usual.");
}
