using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>16 floats.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> values) : ILanes<Lanes512>
{
    private readonly Vector512<float> values = values;

    public static int Count => Vector512<float>.Count;

    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.MultiplyAddEstimate(a.values, b.values, c.values));

    public static void AddTo(float* target, Lanes512 value) => (Vector512.Load(target) + value.values).Store(target);

    public static void Store(float* target, Lanes512 value) => value.values.Store(target);
}
