using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Reads JSON token by token and knows the line.</summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int counted;
    private int lines;

    internal JsonCursor(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        this.bytes = bytes;
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    internal readonly JsonTokenType Token => reader.TokenType;

    /// <summary>The line of the token, from 1. The cost of all calls together is one look at each byte.</summary>
    internal int Line
    {
        get
        {
            int to = (int)reader.TokenStartIndex;
            lines += bytes[counted..to].Count((byte)'\n');
            counted = to;
            return lines + 1;
        }
    }

    internal bool Next() => reader.Read();

    /// <summary>The name of the property at hand.</summary>
    internal readonly bool IsNamed(ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>Passes over the value at hand, or the value of the property at hand.</summary>
    internal void Skip() => reader.Skip();

    /// <summary>The text or number at hand as text; null for anything else, which is passed over.</summary>
    internal string? Text()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out long number) ? number.ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                Skip();
                return null;
        }
    }

    /// <summary>The number at hand; null for anything else, which is passed over. Numbers in quotes count.</summary>
    internal double? Number()
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double number) && double.IsFinite(number)) return number;
        if (reader.TokenType == JsonTokenType.String && double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)) return number;
        Skip();
        return null;
    }

    /// <summary>The numbers of the list at hand; null where it is no list or something else stands in it.</summary>
    internal double[]? Numbers()
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Skip();
            return null;
        }

        var numbers = new List<double>(4);
        bool good = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Number() is { } number) numbers.Add(number);
            else good = false;
        }

        return good ? [.. numbers] : null;
    }

    /// <summary>Refuses the token at hand.</summary>
    internal BallastException Wrong(string path, string what) => new($"{path}:{Line}: {what}");
}
