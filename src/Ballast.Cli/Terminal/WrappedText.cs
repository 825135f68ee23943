using System.Text;

namespace Ballast.Cli;

/// <summary>Text broken between words.</summary>
internal static class WrappedText
{
    /// <summary>A blank that no line is broken at.</summary>
    public const char Unbroken = '\u00a0';

    /// <summary>Lines of at most a width, each ended; a longer word stands alone on its line.</summary>
    /// <param name="text">The text; line breaks in it count as blanks.</param>
    /// <param name="width">The columns of a line, what stands before it included.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="others">What stands before the others.</param>
    public static string Of(string text, int width, string first, string others)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder(first);
        bool begun = false;
        foreach (string word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (begun && line.Length + 1 + word.Length > width)
            {
                lines.Append(line).Append('\n');
                line.Clear().Append(others);
                begun = false;
            }

            if (begun) line.Append(' ');
            line.Append(word);
            begun = true;
        }

        return lines.Append(line).Append('\n').Replace(Unbroken, ' ').ToString();
    }
}
