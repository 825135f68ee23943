using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Which images of the training part are kept, and how often. Images with an object are always kept.</summary>
public abstract record TrainingSelection
{
    private protected TrainingSelection()
    {
    }

    /// <summary>Every image once.</summary>
    public static TrainingSelection KeepAll { get; } = new KeepAllSelection();

    /// <summary>Images without objects are drawn until there are <paramref name="negativesPerPositive"/> of them for each image with objects, from all volumes alike.</summary>
    /// <param name="negativesPerPositive">0 or more; default 1.</param>
    public static TrainingSelection UndersampleNegatives(double negativesPerPositive = 1) => new NegativeDraw(Require(negativesPerPositive), NegativeOrder.Random);

    /// <summary>As <see cref="UndersampleNegatives"/>, each tenth of the volumes' length keeping its share of the negatives.</summary>
    /// <param name="negativesPerPositive">0 or more; default 1.</param>
    public static TrainingSelection StratifiedBySlice(double negativesPerPositive = 1) => new NegativeDraw(Require(negativesPerPositive), NegativeOrder.BySlicePosition);

    /// <summary>As <see cref="UndersampleNegatives"/>, but those fewest slices away from an object of the same volume first; volumes without objects come last.</summary>
    /// <param name="negativesPerPositive">0 or more; default 1.</param>
    public static TrainingSelection NearestNegatives(double negativesPerPositive = 1) => new NegativeDraw(Require(negativesPerPositive), NegativeOrder.NearPositives);

    /// <summary>Images with objects are repeated until there are <paramref name="negativesPerPositive"/> images without for each; nothing is left out.</summary>
    /// <param name="negativesPerPositive">Above 0; default 1.</param>
    public static TrainingSelection DuplicatePositives(double negativesPerPositive = 1) =>
        Require(negativesPerPositive) > 0
            ? new PositiveDuplication(negativesPerPositive)
            : throw new BallastException("The ratio of negatives to positives is 0, which no number of repeats reaches. 1 is usual.");

    /// <summary>Each image is repeated √(threshold / share) times, for the rarest of its classes; share is that of training images that hold the class.</summary>
    /// <param name="threshold">A class that a smaller share of images holds is repeated; above 0 up to 1, default 0.001.</param>
    /// <remarks>Repeat factor sampling of LVIS (Gupta, Dollár and Girshick 2019, doi:10.1109/CVPR.2019.00550); fractions are rounded up or down at random, by their size.</remarks>
    public static TrainingSelection RepeatFactors(double threshold = 0.001) =>
        threshold is > 0 and <= 1
            ? new RepeatFactorSelection(threshold)
            : throw new BallastException($"The threshold of repeat factors is {threshold} but must be above 0 up to 1. 0.001 is usual.");

    /// <summary>How often each image of the training part is written; 0 leaves it out.</summary>
    internal abstract int[] Choose(SelectionPool pool);

    /// <summary>The name of the method in <c>balanced_dataset_metadata.json</c>.</summary>
    internal abstract string MethodName { get; }

    /// <summary>The ratio that was asked for; null where the rule has none.</summary>
    internal virtual double? Ratio => null;

    private static double Require(double ratio) =>
        ratio >= 0 && double.IsFinite(ratio) ? ratio : throw new BallastException($"The ratio of negatives to positives is {ratio} but must be 0 or more. 1 is usual; to keep all negatives, ask for no selection.");
}
