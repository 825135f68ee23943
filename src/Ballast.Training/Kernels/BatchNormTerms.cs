namespace Ballast.Training;

/// <summary>The constants of the normalisation of one batch, each laid out over a period of channels.</summary>
internal sealed class BatchNormTerms
{
    private readonly double[] inverseDeviations;

    public BatchNormTerms(ChannelMoments moments, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, BatchNormOptions options)
    {
        int channels = weight.Length;
        Pattern = new ChannelPattern(channels);
        Count = moments.Count;
        Floor = options.Rectify ? 0 : float.NegativeInfinity;
        inverseDeviations = new double[channels];
        Span<float> mean = stackalloc float[channels], scale = stackalloc float[channels], shift = stackalloc float[channels];
        for (int c = 0; c < channels; c++)
        {
            inverseDeviations[c] = 1 / Math.Sqrt(moments.Squares[c] / Count + options.Epsilon);
            mean[c] = (float)moments.Means[c];
            scale[c] = (float)(weight[c] * inverseDeviations[c]);
            shift[c] = (float)(bias[c] - moments.Means[c] * weight[c] * inverseDeviations[c]);
        }

        Mean = Pattern.Spread(mean);
        Scale = Pattern.Spread(scale);
        Shift = Pattern.Spread(shift);
        InputFactor = new float[Pattern.Length];
        InputShift = new float[Pattern.Length];
    }

    public ChannelPattern Pattern { get; }

    /// <summary>The values of a channel in the whole batch.</summary>
    public long Count { get; }

    /// <summary>The smallest output: 0 with a rectifier, −∞ without.</summary>
    public float Floor { get; }

    public float[] Mean { get; }

    /// <summary>weight / √(variance + ε)</summary>
    public float[] Scale { get; }

    /// <summary>bias − mean · scale</summary>
    public float[] Shift { get; }

    /// <summary>What x is multiplied by in its own gradient.</summary>
    public float[] InputFactor { get; }

    /// <summary>What is added in the gradient of x.</summary>
    public float[] InputShift { get; }

    /// <summary>What the gradient of the weight is multiplied by to come from the sum of g · (x − mean).</summary>
    public double InverseDeviation(int channel) => inverseDeviations[channel];

    /// <summary>
    /// Sets the factors of dx = scale · (g − Σg / n − (x − mean) · Σg(x − mean) / (n · (variance + ε))) from the sums over the whole batch.
    /// </summary>
    public void SetGradient(ReadOnlySpan<GradientSums> parts)
    {
        int channels = Pattern.Channels;
        Span<float> factor = stackalloc float[channels], constant = stackalloc float[channels];
        for (int c = 0; c < channels; c++)
        {
            double sum = 0, product = 0;
            foreach (GradientSums part in parts)
            {
                sum += part.Sums[c];
                product += part.Products[c];
            }

            double inverse = inverseDeviations[c], b = -Scale[c] * inverse * inverse * product / Count;
            factor[c] = (float)b;
            constant[c] = (float)(-Scale[c] * sum / Count - b * Mean[c]);
        }

        Pattern.Spread(factor, InputFactor);
        Pattern.Spread(constant, InputShift);
    }
}
