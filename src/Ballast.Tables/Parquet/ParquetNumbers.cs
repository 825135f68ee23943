using System.Globalization;
using System.Numerics;

namespace Ballast.Tables;

/// <summary>Numbers. What a type cannot hold becomes the nearest that it can.</summary>
internal sealed class ParquetNumbers<T> : IParquetConversion<T>
    where T : struct, INumber<T>
{
    public static ParquetNumbers<T> Instance { get; } = new();

    public bool IsNumber => true;

    public bool IsInteger => T.IsZero(T.CreateTruncating(0.5));

    public double ToNumber(T value) => double.CreateSaturating(value);

    public T FromNumber(double value) => T.CreateSaturating(value);

    public T FromName(string name) => T.Parse(name, NumberStyles.Float, CultureInfo.InvariantCulture);
}
