using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Training;

/// <summary>Values of a bfloat16 tensor: the upper half of a float32, rounded to the nearest and to even between two; what is no number stays none.</summary>
internal readonly unsafe struct BFloat16Value : IStoredValue<ushort>
{
    private const uint QuietNan = 0x7FC0, JustBelowHalf = 0x7FFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ushort* at)
    {
        if (Vector<float>.Count == Vector256<float>.Count) return (Vector256.WidenLower(Vector128.Load(at).ToVector256Unsafe()) << 16).AsSingle().AsVector();
        float* values = stackalloc float[Vector<float>.Count];
        for (int i = 0; i < Vector<float>.Count; i++) values[i] = Read(at + i);
        return Vector.Load(values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> values, ushort* at)
    {
        if (Vector<float>.Count == Vector256<float>.Count)
        {
            Vector256<float> wide = values.AsVector256();
            Vector256<uint> bits = wide.AsUInt32();
            Vector256<uint> rounded = (bits + Vector256.Create(JustBelowHalf) + ((bits >>> 16) & Vector256<uint>.One)) >>> 16;
            rounded = Vector256.ConditionalSelect(Vector256.Equals(wide, wide).AsUInt32(), rounded, Vector256.Create(QuietNan));
            Vector128.Store(Avx512F.VL.IsSupported ? Avx512F.VL.ConvertToVector128UInt16(rounded) : Vector128.Narrow(rounded.GetLower(), rounded.GetUpper()), at);
            return;
        }

        for (int i = 0; i < Vector<float>.Count; i++) Write(values[i], at + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ushort* at) => BitConverter.UInt32BitsToSingle((uint)*at << 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(float value, ushort* at)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        *at = (ushort)(float.IsNaN(value) ? QuietNan : (bits + JustBelowHalf + ((bits >> 16) & 1)) >> 16);
    }
}
