using System.Globalization;

namespace Ballast.Interchange;

/// <summary>The value of a setting: a number, a truth or a text.</summary>
public abstract record TrackedValue
{
    private protected TrackedValue()
    {
    }

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator TrackedValue(double value) => new Number(value);

    /// <summary>A truth.</summary>
    /// <param name="value">The truth.</param>
    public static implicit operator TrackedValue(bool value) => new Truth(value);

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator TrackedValue(string value) => new Text(value);

    /// <summary>The value as trackers that know only texts show it: <c>0.0005</c>, <c>true</c>, <c>adam</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Truth truth => truth.Value ? "true" : "false",
        Text text => text.Value,
        _ => "",
    };

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(double Value) : TrackedValue;

    /// <summary>A truth.</summary>
    /// <param name="Value">The truth.</param>
    public sealed record Truth(bool Value) : TrackedValue;

    /// <summary>A text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : TrackedValue;
}
