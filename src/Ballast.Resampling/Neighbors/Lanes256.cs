using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>8 floats.</summary>
internal readonly unsafe struct Lanes256(Vector256<float> values) : ILanes<Lanes256>
{
    private readonly Vector256<float> values = values;

    public static int Count => Vector256<float>.Count;

    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.MultiplyAddEstimate(a.values, b.values, c.values));

    public static void AddTo(float* target, Lanes256 value) => (Vector256.Load(target) + value.values).Store(target);

    public static void Store(float* target, Lanes256 value) => value.values.Store(target);
}
