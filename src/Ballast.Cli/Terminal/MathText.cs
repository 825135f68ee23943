using System.Text;

namespace Ballast.Cli;

/// <summary>A formula in LaTeX as a line of letters: <c>\frac{a}{b + 1}</c> is a / (b + 1).</summary>
internal static class MathText
{
    // Letters after a bar stand with the mark above them.
    private const char CombiningBar = '\u0304';

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["eta"] = "η", ["theta"] = "θ", ["nu"] = "ν", ["pi"] = "π", ["psi"] = "ψ", ["rho"] = "ρ", ["sigma"] = "σ",
        ["sum"] = "Σ", ["cdot"] = "·", ["le"] = "≤", ["ge"] = "≥", ["infty"] = "∞", ["propto"] = "∝", ["dots"] = "…", ["lceil"] = "⌈", ["rceil"] = "⌉", ["in"] = "∈", [","] = " ",
    };

    public static string Of(string formula)
    {
        int place = 0;
        return Until(formula, ref place, '\0').Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    private static string Until(string formula, ref int place, char end)
    {
        var text = new StringBuilder();
        while (place < formula.Length && formula[place] != end)
        {
            char letter = formula[place];
            if (letter == '\\') text.Append(Command(formula, ref place));
            else if (letter is '_' or '^') text.Append(letter == '^' && IsSquare(formula, place) ? Square(ref place) : Script(formula, ref place, letter));
            else if (letter == '{') text.Append(Group(formula, ref place));
            else
            {
                text.Append(letter == '\n' ? ' ' : letter);
                place++;
            }
        }

        place++;
        return text.ToString();
    }

    private static bool IsSquare(string formula, int place) => place + 1 < formula.Length && formula[place + 1] == '2';

    private static char Square(ref int place)
    {
        place += 2;
        return '²';
    }

    private static string Script(string formula, ref int place, char mark)
    {
        place++;
        string script = Argument(formula, ref place);
        return mark + (mark == '^' ? Bracketed(script) : script);
    }

    private static string Command(string formula, ref int place)
    {
        int start = ++place;
        while (place < formula.Length && char.IsAsciiLetter(formula[place])) place++;
        if (place == start) place++;
        string name = formula[start..place];
        return name switch
        {
            "frac" => $"{Bracketed(Argument(formula, ref place))} / {Bracketed(Argument(formula, ref place))}",
            "sqrt" => $"√({Argument(formula, ref place)})",
            "bar" => Argument(formula, ref place).Trim() + CombiningBar,
            _ => Signs.GetValueOrDefault(name, name),
        };
    }

    /// <summary>What a command or a script applies to: a group in braces, a command or one letter.</summary>
    private static string Argument(string formula, ref int place)
    {
        while (place < formula.Length && formula[place] == ' ') place++;
        if (place >= formula.Length) return "";
        if (formula[place] == '{') return Group(formula, ref place);
        return formula[place] == '\\' ? Command(formula, ref place) : formula[place++].ToString();
    }

    private static string Group(string formula, ref int place)
    {
        place++;
        return Until(formula, ref place, '}');
    }

    private static string Bracketed(string part) => part.Length > 1 && part.AsSpan().IndexOfAny(" +-·/") >= 0 ? $"({part})" : part;
}
