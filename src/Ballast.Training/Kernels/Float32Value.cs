using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>Values of a float32 tensor.</summary>
internal readonly unsafe struct Float32Value : IStoredValue<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* at) => Vector.Load(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> values, float* at) => Vector.Store(values, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(float* at) => *at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(float value, float* at) => *at = value;
}
