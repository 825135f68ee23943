namespace Ballast.Resampling;

/// <summary>One float: where there are no vectors.</summary>
internal readonly unsafe struct LanesScalar(float value) : ILanes<LanesScalar>
{
    private readonly float value = value;

    public static int Count => 1;

    public static LanesScalar Load(float* source) => new(*source);

    public static LanesScalar Create(float value) => new(value);

    public static LanesScalar MultiplyAdd(LanesScalar a, LanesScalar b, LanesScalar c) => new(a.value * b.value + c.value);

    public static void AddTo(float* target, LanesScalar value) => *target += value.value;

    public static void Store(float* target, LanesScalar value) => *target = value.value;
}
