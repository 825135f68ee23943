using System.Globalization;
using Ballast.Core;

namespace Ballast.Reporting;

/// <summary>Numbers as people read them: three decimals, a true minus sign, an en dash where there is no number.</summary>
internal static class Figures
{
    internal const string Missing = "–";

    internal static string Score(double value) => double.IsFinite(value) ? Minus(value.ToString("0.000", CultureInfo.InvariantCulture)) : Missing;

    internal static string Signed(double value) => double.IsFinite(value) ? SignedNumber.Of(value) : Missing;

    internal static string Short(double value) => double.IsFinite(value) ? Minus(value.ToString("0.00", CultureInfo.InvariantCulture)) : Missing;

    internal static string PValue(double p) => p < 0.001 ? "p < 0.001" : "p = " + p.ToString("0.000", CultureInfo.InvariantCulture);

    internal static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Count(long count, string one) => count == 1 ? $"1 {one}" : $"{Count(count)} {one}s";

    internal static string Seconds(double seconds)
    {
        if (!double.IsFinite(seconds)) return Missing;
        if (seconds < 10) return seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
        long whole = (long)Math.Round(seconds);
        if (whole < 60) return $"{whole} s";
        return whole < 3600 ? $"{whole / 60} min {whole % 60:00} s" : $"{whole / 3600} h {whole % 3600 / 60:00} min";
    }

    internal static string Bytes(long bytes)
    {
        if (bytes <= 0) return Missing;
        double mebibytes = bytes / 1048576.0;
        return mebibytes < 1000
            ? mebibytes.ToString("0", CultureInfo.InvariantCulture) + " MiB"
            : (mebibytes / 1024).ToString("0.00", CultureInfo.InvariantCulture) + " GiB";
    }

    internal static string Ratio(double ratio) => double.IsFinite(ratio)
        ? ratio.ToString(ratio < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)
        : Missing;

    private static string Minus(string digits) => digits.Replace('-', '−');
}
