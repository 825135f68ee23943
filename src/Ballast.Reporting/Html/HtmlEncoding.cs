using System.Text;

namespace Ballast.Reporting;

/// <summary>Text made safe for an element or a quoted attribute.</summary>
internal static class HtmlEncoding
{
    internal static void Append(StringBuilder to, ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': to.Append("&amp;"); break;
                case '<': to.Append("&lt;"); break;
                case '>': to.Append("&gt;"); break;
                case '"': to.Append("&quot;"); break;
                case '\'': to.Append("&#39;"); break;
                default: to.Append(IsAllowed(rune.Value) ? rune : Rune.ReplacementChar); break;
            }
        }
    }

    /// <summary>Control characters and non-characters that neither HTML nor XML may carry become the replacement character.</summary>
    private static bool IsAllowed(int value) =>
        value is '\t' or '\n' or '\r' || (value >= 0x20 && value is not (>= 0x7F and <= 0x9F) && (value & 0xFFFE) != 0xFFFE);
}
