namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteRegression"/>.</summary>
public sealed record SmoteRegressionOptions : RegressionSamplerOptions;
