using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>A constant setting of a node.</summary>
internal abstract record OnnxAttribute
{
    private protected OnnxAttribute(string name) => Name = name;

    public string Name { get; }

    public static OnnxAttribute Of(string name, long value) => new Integer(name, value);

    public static OnnxAttribute Of(string name, double value) => new Real(name, (float)value);

    public static OnnxAttribute Of(string name, params ReadOnlySpan<long> values) => new Integers(name, [.. values]);

    internal sealed record Integer(string Key, long Value) : OnnxAttribute(Key);

    internal sealed record Real(string Key, float Value) : OnnxAttribute(Key);

    internal sealed record Integers(string Key, ImmutableArray<long> Values) : OnnxAttribute(Key);
}
