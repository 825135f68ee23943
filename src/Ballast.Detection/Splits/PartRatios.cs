using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The shares of the groups that the parts get.</summary>
public sealed record PartRatios
{
    private const double Tolerance = 0.01;

    /// <summary>0.7, 0.15 and 0.15.</summary>
    public PartRatios()
        : this(0.7, 0.15, 0.15)
    {
    }

    /// <summary>Takes shares that sum to 1, within 0.01.</summary>
    /// <param name="train">The training part's; above 0.</param>
    /// <param name="validation">The validation part's; 0 makes none.</param>
    /// <param name="test">The test part's; 0 makes none.</param>
    /// <exception cref="BallastException">A share is out of range, or they sum to something else.</exception>
    public PartRatios(double train, double validation, double test)
    {
        Train = Require(train, "training");
        Validation = Require(validation, "validation");
        Test = Require(test, "test");
        double sum = train + validation + test;
        // The last digits of a sum of decimals are noise: 1.01 is allowed.
        if (Math.Abs(sum - 1) > Tolerance + 1e-9) throw new BallastException($"Ratios must sum to 1.0 (got {Math.Round(sum, 6)}). 0.7, 0.15 and 0.15 are usual.");
        if (train == 0) throw new BallastException("The training ratio is 0, so there would be nothing to train on. 0.7 is usual.");
    }

    /// <summary>The training part's share.</summary>
    public double Train { get; }

    /// <summary>The validation part's share.</summary>
    public double Validation { get; }

    /// <summary>The test part's share; it gets all groups that the other two leave.</summary>
    public double Test { get; }

    private static double Require(double ratio, string part) =>
        ratio is >= 0 and <= 1 ? ratio : throw new BallastException($"The {part} ratio is {ratio} but must be from 0 to 1. 0.7, 0.15 and 0.15 are usual.");
}
