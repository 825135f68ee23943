using System.Globalization;

namespace Ballast.Metrics;

/// <summary>Numbers and columns of a report as Python prints them.</summary>
internal static class ReportText
{
    public const int MostDigits = 15;

    private const int ColumnWidth = 9;

    /// <summary>Checks the number of digits.</summary>
    public static void RequireDigits(int digits)
    {
        if (digits is < 0 or > MostDigits) throw new ArgumentOutOfRangeException(nameof(digits), digits, $"A report has 0 to {MostDigits} digits.");
    }

    /// <summary>Checks that there is a name for each class.</summary>
    public static void RequireNames(int classes, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (classNames.Count != classes)
            throw new ArgumentException($"The report has {classes} classes but {classNames.Count} names were given.", nameof(classNames));
    }

    /// <summary>A number with so many digits after the point, exact halves to the even digit (.NET rounds them away from zero).</summary>
    public static string Fixed(double value, int digits)
    {
        // An exact half after d digits is an odd multiple of 2^-(d+1); the digit before it decides.
        double halves = Math.ScaleB(value, digits + 1);
        bool isHalf = halves == Math.Floor(halves) && Math.Abs(halves % 2) == 1;
        double scaled = value * Math.Pow(10, digits);
        if (isHalf && Math.Floor(Math.Abs(scaled)) % 2 == 0) value = value > 0 ? Math.BitDecrement(value) : Math.BitIncrement(value);
        return value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>The number of samples of a class; their weight with the digits of the scores, where sums would show their last bits.</summary>
    public static string Support(ConfusionMatrix counts, double weight, int digits) => Fixed(weight, counts.IsWeighted ? digits : 0);

    /// <summary>A column of the report, flush right.</summary>
    public static string Column(string text) => text.PadLeft(ColumnWidth);

    /// <summary>The width of the column of names.</summary>
    public static int NameWidth(IEnumerable<string> names, string longestHeading, int digits) =>
        Math.Max(Math.Max(names.Max(name => name.Length), longestHeading.Length), digits);
}
