using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Volumes;

/// <summary>A straight line from values to greys: ((x − middle) / span + 0.5) × 255, cut at 0 and 255 and rounded, halves upwards; no number is black.</summary>
/// <remarks>It is computed as (x − middle) × (255 / span) + 127.5, because a division costs more than all the rest.</remarks>
/// <param name="Middle">The value in the middle of the greys.</param>
/// <param name="Span">From the value that is black to the one that is white; 0 makes all up to the middle black and all above it white.</param>
internal readonly record struct GreyRamp(double Middle, double Span)
{
    /// <summary>The middle grey and the half that rounds; what is added keeps halves halves where the product falls short of one by its last bits.</summary>
    private const double Offset = 127.5 + 0.5 + 1e-9;

    private double Slope => 255 / Span;

    /// <summary>DICOM's linear function, PS3.3 C.11.2.1.2.1: x ≤ c − 0.5 − (w − 1)/2 is black, x > c − 0.5 + (w − 1)/2 is white, between them ((x − (c − 0.5))/(w − 1) + 0.5) × 255.</summary>
    internal static GreyRamp Of(IntensityWindow window) => new(window.Center - 0.5, window.Width - 1);

    /// <summary>The ramp whose black is one value and whose white is another.</summary>
    internal static GreyRamp Between(double low, double high) => new(low + (high - low) / 2, high - low);

    internal static bool IsAllowed(IntensityWindow window) => double.IsFinite(window.Center) && double.IsFinite(window.Width) && window.Width >= 1;

    /// <summary>Shows values as greys.</summary>
    internal void Apply(ReadOnlySpan<float> values, Span<byte> greys, bool isInverted)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        ref byte target = ref MemoryMarshal.GetReference(greys[..values.Length]);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> middle = Vector256.Create(Middle), slope = Vector256.Create(Slope), inversion = Vector256.Create(isInverted ? 255.0 : 0);
            for (; i + 16 <= values.Length; i += 16)
            {
                Vector256<int> low = Eight(Vector256.LoadUnsafe(ref first, (nuint)i), middle, slope, inversion);
                Vector256<int> high = Eight(Vector256.LoadUnsafe(ref first, (nuint)i + 8), middle, slope, inversion);
                Vector256<short> words = Vector256.Narrow(low, high);
                Vector128.Narrow(words.GetLower().AsUInt16(), words.GetUpper().AsUInt16()).StoreUnsafe(ref target, (nuint)i);
            }
        }

        for (; i < values.Length; i++) Unsafe.Add(ref target, i) = One(Unsafe.Add(ref first, i), isInverted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Eight(Vector256<float> values, Vector256<double> middle, Vector256<double> slope, Vector256<double> inversion)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(values);
        // Whole numbers up to 255, which a float holds exactly.
        return Vector256.ConvertToInt32(Vector256.Narrow(Four(lower, middle, slope, inversion), Four(upper, middle, slope, inversion)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(Vector256<double> values, Vector256<double> middle, Vector256<double> slope, Vector256<double> inversion)
    {
        Vector256<double> white = Vector256.Create(255.0);
        Vector256<double> grey = Vector256.Floor((values - middle) * slope + Vector256.Create(Offset));
        // A comparison with no number is false, so that it becomes black here, and again after the inversion.
        grey = Vector256.ConditionalSelect(Vector256.GreaterThan(grey, Vector256<double>.Zero), grey, Vector256<double>.Zero);
        grey = Vector256.ConditionalSelect(Vector256.LessThan(grey, white), grey, white);
        return Vector256.ConditionalSelect(Vector256.Equals(values, values), Vector256.Abs(grey - inversion), Vector256<double>.Zero);
    }

    private byte One(double value, bool isInverted)
    {
        if (double.IsNaN(value)) return 0;
        double grey = Math.Floor((value - Middle) * Slope + Offset);
        byte cut = grey > 0 ? (byte)Math.Min(grey, 255) : (byte)0;
        return isInverted ? (byte)(255 - cut) : cut;
    }
}
