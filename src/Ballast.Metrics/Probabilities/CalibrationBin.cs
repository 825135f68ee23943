namespace Ballast.Metrics;

/// <summary>One bin of a reliability diagram: samples of about the same probability.</summary>
/// <param name="Lower">The lower edge, not in the bin (but 0 is in the first).</param>
/// <param name="Upper">The upper edge, in the bin.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="MeanProbability">Their mean probability; 0 when there are none.</param>
/// <param name="ObservedShare">The share of them for which the event came true; 0 when there are none.</param>
public readonly record struct CalibrationBin(double Lower, double Upper, int Count, double MeanProbability, double ObservedShare)
{
    /// <summary>How far belief and frequency lie apart, 0 … 1; 0 when there are no samples.</summary>
    public double Gap => Math.Abs(MeanProbability - ObservedShare);
}
