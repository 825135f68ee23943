namespace Ballast.Resampling;

/// <summary>A target with the relevance it has; between points relevance is interpolated.</summary>
/// <param name="Target">The value of the target.</param>
/// <param name="Relevance">Its relevance, 0 … 1.</param>
/// <param name="Slope">How fast relevance grows there; it is made smaller where relevance would turn between two points. Default 0.</param>
public readonly record struct RelevancePoint(double Target, double Relevance, double Slope = 0);
