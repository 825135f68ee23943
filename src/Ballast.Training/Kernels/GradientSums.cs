namespace Ballast.Training;

/// <summary>For each channel the sum of the gradient g that passes the rectifier, and the sum of g · (x − mean).</summary>
internal sealed class GradientSums(int channels)
{
    public double[] Sums { get; } = new double[channels];

    public double[] Products { get; } = new double[channels];
}
