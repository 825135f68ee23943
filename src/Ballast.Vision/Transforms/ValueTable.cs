using System.Runtime.CompilerServices;

namespace Ballast.Vision;

/// <summary>What each value of each channel becomes: 256 values for red, then green, then blue.</summary>
[InlineArray(Length)]
internal struct ValueTable
{
    internal const int Values = 256, Length = 3 * Values;

    private byte first;

    internal void Reset()
    {
        for (int i = 0; i < Length; i++) this[i] = (byte)i;
    }

    /// <summary>torchvision's blend with one grey level: trunc(clamp(f · value + (1 − f) · other)) in 32-bit floats.</summary>
    internal void Blend(double factor, float other)
    {
        float share = (float)factor, rest = (float)(1 - factor) * other;
        for (int i = 0; i < Length; i++) this[i] = (byte)Math.Clamp(share * this[i] + rest, 0, 255);
    }

    internal void Solarize(double threshold)
    {
        for (int i = 0; i < Length; i++)
            if (this[i] >= threshold)
                this[i] = (byte)(255 - this[i]);
    }

    internal void Posterize(int bits)
    {
        byte mask = (byte)(0xFF << (8 - bits));
        for (int i = 0; i < Length; i++) this[i] &= mask;
    }

    /// <summary>torchvision's autocontrast; a channel of one value stays.</summary>
    internal void Stretch(ReadOnlySpan<int> counts)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<int> found = counts.Slice(Values * channel, Values);
            float lowest = found.IndexOfAnyExcept(0), highest = found.LastIndexOfAnyExcept(0);
            if (highest <= lowest) continue;
            // torch divides a number by a tensor through the reciprocal.
            float scale = 1 / (highest - lowest) * 255;
            for (int i = 0; i < Values; i++) this[Values * channel + i] = (byte)Math.Clamp((this[Values * channel + i] - lowest) * scale, 0, 255);
        }
    }

    /// <summary>torchvision's equalize.</summary>
    internal void Equalize(ReadOnlySpan<int> counts)
    {
        Span<byte> spread = stackalloc byte[Values];
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<int> found = counts.Slice(Values * channel, Values);
            long all = 0;
            foreach (int count in found) all += count;
            long step = (all - found[found.LastIndexOfAnyExcept(0)]) / 255;
            if (step == 0) continue;
            long below = 0;
            for (int i = 0; i < Values; i++)
            {
                spread[i] = i == 0 ? (byte)0 : (byte)Math.Min(255, (below + step / 2) / step);
                below += found[i];
            }

            for (int i = 0; i < Values; i++) this[Values * channel + i] = spread[this[Values * channel + i]];
        }
    }

    /// <summary>Whether nothing changes.</summary>
    internal readonly bool IsIdentity()
    {
        for (int i = 0; i < Length; i++)
            if (this[i] != (byte)i)
                return false;
        return true;
    }

    /// <summary>Whether the three channels share one table.</summary>
    internal readonly bool IsGrey()
    {
        ReadOnlySpan<byte> all = this;
        return all[..Values].SequenceEqual(all.Slice(Values, Values)) && all[..Values].SequenceEqual(all[(2 * Values)..]);
    }
}
