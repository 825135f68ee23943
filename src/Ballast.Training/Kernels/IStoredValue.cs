using System.Numerics;

namespace Ballast.Training;

/// <summary>How a kernel that computes in float32 reads and writes the values of a tensor.</summary>
/// <typeparam name="T">A value as it lies in memory.</typeparam>
internal unsafe interface IStoredValue<T>
    where T : unmanaged
{
    /// <summary>A vector of values.</summary>
    static abstract Vector<float> Load(T* at);

    /// <summary>Writes a vector of values.</summary>
    static abstract void Store(Vector<float> values, T* at);

    /// <summary>One value.</summary>
    static abstract float Read(T* at);

    /// <summary>Writes one value.</summary>
    static abstract void Write(float value, T* at);
}
