namespace Ballast.Metrics;

/// <summary>The curve that turns a score into a probability.</summary>
public enum CalibrationMethod
{
    /// <summary>A logistic curve with two numbers: <see cref="PlattScaling"/>.</summary>
    Platt,

    /// <summary>Steps that only rise, for 1000 samples and more: <see cref="IsotonicRegression"/>.</summary>
    Isotonic,
}
