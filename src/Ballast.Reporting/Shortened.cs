using System.Globalization;

namespace Ballast.Reporting;

/// <summary>A name cut to a length, its middle left out: the ends of class names tell them apart.</summary>
internal static class Shortened
{
    internal static string To(string name, int length)
    {
        StringInfo text = new(name);
        if (text.LengthInTextElements <= length) return name;
        int head = length * 3 / 5;
        int tail = length - head - 1;
        return text.SubstringByTextElements(0, head) + "…" + text.SubstringByTextElements(text.LengthInTextElements - tail, tail);
    }
}
