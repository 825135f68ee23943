using System.Buffers;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>The picture that a slice is painted on, in rented memory.</summary>
internal sealed class KneeCanvas(int width, int height) : IDisposable
{
    private const float NoiseStrength = 14;
    private const float CutStrength = 0.05f;

    private readonly float[] pixels = ArrayPool<float>.Shared.Rent(width * height);
    private readonly float[] between = ArrayPool<float>.Shared.Rent(2 * width);

    internal int Width => width;

    internal int Height => height;

    internal Span<float> Row(int y) => pixels.AsSpan(y * width, width);

    /// <summary>Blurs by 1-2-1 along both sides, as a scanner's resolution does.</summary>
    internal void Smooth()
    {
        Span<float> above = between.AsSpan(0, width), current = between.AsSpan(width, width);
        for (int y = 0; y < height; y++)
        {
            Span<float> row = Row(y);
            Blend(row[..^2], row[1..^1], row[2..], current[1..^1]);
            (current[0], current[^1]) = (row[0], row[^1]);
            current.CopyTo(row);
        }

        Row(0).CopyTo(above);
        for (int y = 1; y < height - 1; y++)
        {
            Row(y).CopyTo(current);
            Blend(above, current, Row(y + 1), Row(y));
            Span<float> next = above;
            above = current;
            current = next;
        }
    }

    /// <summary>Adds the grain of tissue, the fading of the coil and noise, and stores the rows.</summary>
    internal void Finish(Span<float> values, ItemRandom random, SliceOrientation storedAs)
    {
        double slope = random.NextUniform(-0.12, 0.12);
        // Two cuts laid over each other: one alone would return in another slice, whose grain would then be the same.
        (int Row, int Column) first = (random.NextIndex(NoiseTile.Side), random.NextIndex(NoiseTile.Side)), second = (random.NextIndex(NoiseTile.Side), random.NextIndex(NoiseTile.Side));
        for (int y = 0; y < height; y++)
        {
            int target = storedAs == SliceOrientation.UpsideDown ? height - 1 - y : y;
            float bright = (float)(1 + slope * (2.0 * y / height - 1));
            Span<float> stored = values.Slice(target * width, width);
            for (int x = 0; x < width; x += NoiseTile.Side)
            {
                int count = Math.Min(NoiseTile.Side, width - x);
                ReadOnlySpan<float> noise = NoiseTile.White(random.NextIndex(NoiseTile.WhiteStarts), count);
                Span<float> part = stored.Slice(x, count);
                Grain(Row(y).Slice(x, count), NoiseTile.Texture(y + first.Row, first.Column, count), NoiseTile.Texture(y + second.Row, second.Column, count), part);
                Noise(part, noise, bright);
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(pixels);
        ArrayPool<float>.Shared.Return(between);
    }

    private static void Blend(ReadOnlySpan<float> before, ReadOnlySpan<float> middle, ReadOnlySpan<float> after, Span<float> blended)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= blended.Length; i += Vector<float>.Count)
        {
            var centre = new Vector<float>(middle[i..]);
            ((new Vector<float>(before[i..]) + centre + centre + new Vector<float>(after[i..])) * 0.25f).CopyTo(blended[i..]);
        }

        for (; i < blended.Length; i++) blended[i] = (before[i] + middle[i] + middle[i] + after[i]) * 0.25f;
    }

    private static void Grain(ReadOnlySpan<float> painted, ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> stored)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= stored.Length; i += Vector<float>.Count)
        {
            Vector<float> grain = Vector<float>.One + (new Vector<float>(first[i..]) + new Vector<float>(second[i..])) * CutStrength;
            (new Vector<float>(painted[i..]) * grain).CopyTo(stored[i..]);
        }

        for (; i < stored.Length; i++) stored[i] = painted[i] * (1 + (first[i] + second[i]) * CutStrength);
    }

    private static void Noise(Span<float> stored, ReadOnlySpan<float> noise, float bright)
    {
        int i = 0;
        for (; i + Vector<float>.Count <= stored.Length; i += Vector<float>.Count)
            Vector.Abs(new Vector<float>(stored[i..]) * bright + new Vector<float>(noise[i..]) * NoiseStrength).CopyTo(stored[i..]);
        for (; i < stored.Length; i++) stored[i] = Math.Abs(stored[i] * bright + noise[i] * NoiseStrength);
    }
}
