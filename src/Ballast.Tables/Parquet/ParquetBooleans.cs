namespace Ballast.Tables;

/// <summary>True and false, which are names.</summary>
internal sealed class ParquetBooleans : IParquetConversion<bool>
{
    public static ParquetBooleans Instance { get; } = new();

    public bool IsNumber => false;

    public bool IsInteger => false;

    public double ToNumber(bool value) => value ? 1 : 0;

    public bool FromNumber(double value) => value != 0;

    public bool FromName(string name) => bool.Parse(name);
}
