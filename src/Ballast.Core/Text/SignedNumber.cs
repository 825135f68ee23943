using System.Globalization;

namespace Ballast.Core;

/// <summary>Differences as people read them.</summary>
public static class SignedNumber
{
    /// <summary>Three decimals behind a plus or a minus; without a sign where they are all zero.</summary>
    /// <param name="value">The number.</param>
    public static string Of(double value)
    {
        // A format with sections writes "-+0.000" for what rounds to zero from below.
        string digits = Math.Abs(value).ToString("0.000", CultureInfo.InvariantCulture);
        return digits == "0.000" ? digits : (value < 0 ? "−" : "+") + digits;
    }
}
