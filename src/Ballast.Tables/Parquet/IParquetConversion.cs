namespace Ballast.Tables;

/// <summary>How values of a type are read as numbers or names, and made of them.</summary>
internal interface IParquetConversion<T>
    where T : struct
{
    bool IsNumber { get; }

    bool IsInteger { get; }

    double ToNumber(T value);

    T FromNumber(double value);

    T FromName(string name);
}
