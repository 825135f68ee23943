using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Ballast.Volumes;

/// <summary>The kept values of a data set, or of one frame of it.</summary>
internal sealed class DicomElements(bool isBigEndian)
{
    private readonly Dictionary<uint, byte[]> values = [];

    internal bool IsBigEndian => isBigEndian;

    /// <summary>Keeps a value; the first one of an attribute counts.</summary>
    internal void Keep(uint tag, ReadOnlySpan<byte> value) => values.TryAdd(tag, value.ToArray());

    internal bool Has(uint tag) => values.TryGetValue(tag, out byte[]? value) && value.Length > 0;

    internal ReadOnlySpan<byte> Bytes(uint tag) => values.GetValueOrDefault(tag);

    /// <summary>The value as text without padding; null where it is absent or empty.</summary>
    internal string? Text(uint tag)
    {
        string text = Encoding.Latin1.GetString(Bytes(tag)).Trim('\0', ' ');
        return text.Length == 0 ? null : text;
    }

    /// <summary>A number of 16 bits; null where it is absent.</summary>
    internal int? Word(uint tag) => Has(tag) ? Words(tag)[0] : null;

    /// <summary>All numbers of 16 bits of a value.</summary>
    internal int[] Words(uint tag)
    {
        ReadOnlySpan<byte> value = Bytes(tag);
        if (value.Length % 2 != 0) throw DicomDefect.Broken($"The element {DicomTag.Name(tag)} has {value.Length} bytes; numbers of 16 bits take an even number.");
        var words = new int[value.Length / 2];
        for (int i = 0; i < words.Length; i++)
            words[i] = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(value[(2 * i)..]) : BinaryPrimitives.ReadUInt16LittleEndian(value[(2 * i)..]);
        return words;
    }

    /// <summary>A whole number written as text; null where it is absent.</summary>
    internal int? Whole(uint tag)
    {
        if (Text(tag) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int whole)) return whole;
        throw DicomDefect.Broken($"The element {DicomTag.Name(tag)} is '{Shown(text)}'; it takes a whole number.");
    }

    /// <summary>The numbers of a value, written as text; empty where it is absent.</summary>
    internal ImmutableArray<double> Numbers(uint tag)
    {
        if (Text(tag) is not { } text) return [];
        var numbers = ImmutableArray.CreateBuilder<double>();
        foreach (string part in text.Split('\\', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part.Trim('\0', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                throw DicomDefect.Broken($"The element {DicomTag.Name(tag)} is '{Shown(text)}'; it takes numbers.");
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    private static string Shown(string text)
    {
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
        return clean.Length <= 40 ? clean : clean[..40] + "…";
    }
}
