using Ballast.Core;

namespace Ballast.Training;

/// <summary>The ranges of the settings of losses, and what is said of a value outside.</summary>
internal static class LossLimits
{
    public static double NotNegative(double value, string name, string usual) =>
        value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be 0 or more. {usual} is usual.");

    public static double Positive(double value, string name, string usual) =>
        value > 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be above 0. {usual} is usual.");

    public static double Finite(double value, string name, string usual) =>
        double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be a finite number. {usual} is usual.");

    /// <summary>0 … 1, both included.</summary>
    public static double Share(double value, string name, string usual) =>
        value >= 0 && value <= 1 ? value : throw new BallastException($"{name} is {value}; it must be from 0 to 1. {usual} is usual.");

    /// <summary>0 up to below 1.</summary>
    public static double Below1(double value, string name, string usual) =>
        value >= 0 && value < 1 ? value : throw new BallastException($"{name} is {value}; it must be from 0 up to below 1. {usual} is usual.");
}
