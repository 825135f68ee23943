using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>A recipe as it was written: <c>name:key=value,key=value</c>, a value that is a recipe itself in parentheses.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parts">The parameters, in the order of the text.</param>
/// <param name="Place">Where it stands, as <c>file:line:column: </c>; empty on the command line.</param>
internal sealed record RecipeText(string Name, ImmutableArray<RecipePart> Parts, string Place = "")
{
    /// <summary>Splits a text of the command line or of a settings file.</summary>
    public static RecipeText Parse(string text, string place = "")
    {
        string written = Unwrapped(text.Trim());
        int colon = written.IndexOf(':');
        if (colon < 0) return new RecipeText(written, [], place);
        var parts = ImmutableArray.CreateBuilder<RecipePart>();
        foreach (string part in Split(written[(colon + 1)..], text, place))
        {
            int equals = part.IndexOf('=');
            if (equals <= 0)
                throw new BallastException($"{place}'{text}' has '{part.Trim()}' where a parameter should be. Write name:key=value,key=value; a list shows the keys: ballast train --list losses.");
            parts.Add(new RecipePart(part[..equals].Trim(), Unwrapped(part[(equals + 1)..].Trim()), place));
        }

        return new RecipeText(written[..colon].Trim(), parts.ToImmutable(), place);
    }

    /// <summary>The text again, nested recipes in parentheses.</summary>
    public override string ToString() => Parts.IsEmpty
        ? Name
        : $"{Name}:{string.Join(',', Parts.Select(part => $"{part.Key}={(part.Value.AsSpan().ContainsAny(",=:") ? $"({part.Value})" : part.Value)}"))}";

    private static string Unwrapped(string text) => text.Length > 1 && text[0] == '(' && text[^1] == ')' ? text[1..^1].Trim() : text;

    /// <summary>Splits at the commas outside parentheses.</summary>
    private static List<string> Split(string parameters, string text, string place)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            depth += parameters[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0) break;
            if (depth > 0 || parameters[i] != ',') continue;
            parts.Add(parameters[start..i]);
            start = i + 1;
        }

        if (depth != 0) throw new BallastException($"{place}'{text}' has a parenthesis too many or too few. Write a recipe within a recipe as key=(name:key=value).");
        parts.Add(parameters[start..]);
        return parts;
    }
}
