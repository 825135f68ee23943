using System.Numerics;

namespace Ballast.Training;

/// <summary>
/// How rows of channels fall onto vectors: a row need not be a whole number of vectors, but a period of rows is. Constants of a channel are laid
/// out over one period and sums are folded back from it, so that loops over pixels know no remainder but the last period.
/// </summary>
internal readonly struct ChannelPattern
{
    /// <summary>Sums of a shorter period would wait for their own last addition.</summary>
    private const int ShortestPeriod = 128;

    public ChannelPattern(int channels)
    {
        Channels = channels;
        Rows = 1;
        while (Rows * channels % Vector<float>.Count != 0 || Rows * channels < ShortestPeriod) Rows++;
    }

    public int Channels { get; }

    /// <summary>The rows in a period.</summary>
    public int Rows { get; }

    /// <summary>The values in a period: a multiple of the channels and of the vector width.</summary>
    public int Length => Rows * Channels;

    /// <summary>One value a channel, repeated over a period.</summary>
    public float[] Spread(ReadOnlySpan<float> channels)
    {
        float[] period = new float[Length];
        Spread(channels, period);
        return period;
    }

    /// <summary>Repeats one value a channel over a period.</summary>
    public void Spread(ReadOnlySpan<float> channels, Span<float> period)
    {
        for (int at = 0; at < Length; at += Channels) channels.CopyTo(period[at..]);
    }

    /// <summary>Adds the sums of a period to the sums of the channels and clears them.</summary>
    public void Fold(Span<float> period, Span<double> channels)
    {
        for (int at = 0; at < Length; at += Channels)
            for (int c = 0; c < Channels; c++)
                channels[c] += period[at + c];
        period.Clear();
    }
}
