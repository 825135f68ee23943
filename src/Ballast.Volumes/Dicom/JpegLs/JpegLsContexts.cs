namespace Ballast.Volumes;

/// <summary>What a JPEG-LS decoder learns while it decodes: 365 contexts of gradients and 2 of ended runs (ITU-T T.87, annex A).</summary>
internal sealed class JpegLsContexts
{
    private const int Gradients = 365, MostShift = 24;

    private readonly JpegLsPreset preset;
    private readonly int[] magnitudes = new int[Gradients + 2];
    private readonly int[] biases = new int[Gradients];
    private readonly int[] corrections = new int[Gradients];
    private readonly int[] counts = new int[Gradients + 2];
    private readonly int[] negatives = new int[2];

    internal JpegLsContexts(JpegLsPreset preset)
    {
        this.preset = preset;
        Array.Fill(magnitudes, Math.Max(2, (preset.Range + 32) / 64));
        Array.Fill(counts, 1);
    }

    /// <summary>The correction that a context adds to a prediction.</summary>
    internal int Correction(int context) => corrections[context];

    /// <summary>Decodes the error of a prediction and learns from it.</summary>
    internal int Error(ref JpegLsBits bits, int context)
    {
        int shift = Shift(magnitudes[context], counts[context]);
        int mapped = Golomb(ref bits, shift, preset.Limit);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -((mapped + 1) >> 1);
        if (shift == 0 && preset.Near == 0 && 2 * biases[context] <= -counts[context]) error = -error - 1;
        biases[context] += error * preset.Step;
        magnitudes[context] += Math.Abs(error);
        if (counts[context] == preset.Reset)
        {
            magnitudes[context] >>= 1;
            biases[context] >>= 1;
            counts[context] >>= 1;
        }

        counts[context]++;
        Correct(context);
        return error;
    }

    /// <summary>Decodes the error of the sample that ended a run.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="kind">1 where its neighbours are alike, else 0.</param>
    /// <param name="runBits">The bits that the run took off the limit of a code.</param>
    internal int RunError(ref JpegLsBits bits, int kind, int runBits)
    {
        int context = Gradients + kind, count = counts[context];
        int shift = Shift(magnitudes[context] + (kind == 1 ? count >> 1 : 0), count);
        int mapped = Golomb(ref bits, shift, preset.Limit - runBits - 1);
        int doubled = mapped + kind, odd = doubled & 1, size = (doubled + odd) / 2;
        bool flips = shift != 0 || 2 * negatives[kind] >= count;
        int error = flips == (odd == 1) ? -size : size;
        if (error < 0) negatives[kind]++;
        magnitudes[context] += (mapped + 1 - kind) >> 1;
        if (count == preset.Reset)
        {
            magnitudes[context] >>= 1;
            counts[context] >>= 1;
            negatives[kind] >>= 1;
        }

        counts[context]++;
        return error;
    }

    private void Correct(int context)
    {
        int count = counts[context];
        if (biases[context] <= -count)
        {
            biases[context] = Math.Max(biases[context] + count, 1 - count);
            if (corrections[context] > -128) corrections[context]--;
        }
        else if (biases[context] > 0)
        {
            biases[context] = Math.Min(biases[context] - count, 0);
            if (corrections[context] < 127) corrections[context]++;
        }
    }

    private static int Shift(int magnitude, int count)
    {
        int shift = 0;
        while (shift < MostShift && (long)count << shift < magnitude) shift++;
        return shift;
    }

    private int Golomb(ref JpegLsBits bits, int shift, int limit)
    {
        int most = limit - preset.ErrorBits - 1, zeros = bits.Zeros(Math.Max(most, 0));
        return zeros < most ? (zeros << shift) + bits.Take(shift) : bits.Take(preset.ErrorBits) + 1;
    }
}
