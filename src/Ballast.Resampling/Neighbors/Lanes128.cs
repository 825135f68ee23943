using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>4 floats.</summary>
internal readonly unsafe struct Lanes128(Vector128<float> values) : ILanes<Lanes128>
{
    private readonly Vector128<float> values = values;

    public static int Count => Vector128<float>.Count;

    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.MultiplyAddEstimate(a.values, b.values, c.values));

    public static void AddTo(float* target, Lanes128 value) => (Vector128.Load(target) + value.values).Store(target);

    public static void Store(float* target, Lanes128 value) => value.values.Store(target);
}
