using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Resampling;

namespace Ballast.MachineLearning;

/// <summary>Writes computed values to the type of a column.</summary>
internal static class WholeNumbers
{
    /// <summary>The value as the column's type holds it: whole types take the nearest whole number, halves to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSource Narrow<TSource, T>(T value)
        where TSource : unmanaged, INumber<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TSource) == typeof(float) || typeof(TSource) == typeof(double) || typeof(TSource) == typeof(decimal)) return TSource.CreateTruncating(value);
        return TSource.CreateSaturating(T.Round(value));
    }

    /// <summary>Says of which columns a plan's values are rounded.</summary>
    public static IEnumerable<string> Warnings(ImmutableArray<SampleOrigin> samples, IEnumerable<string> wholeColumns)
    {
        int computed = samples.Count(origin => origin.Kind is SampleKind.Synthetic or SampleKind.Computed or SampleKind.Moved);
        if (computed == 0) yield break;
        foreach (string name in wholeColumns) yield return $"Column '{name}' holds whole numbers: the values of {computed} made rows are rounded.";
    }
}
