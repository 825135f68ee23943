namespace Ballast.Resampling;

/// <summary>A vector of floats of one width, so that a kernel is written once and compiled for each.</summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    static abstract TSelf Create(float value);

    /// <summary>a · b + c, rounded once or twice as the width does it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract void AddTo(float* target, TSelf value);

    static abstract void Store(float* target, TSelf value);
}
