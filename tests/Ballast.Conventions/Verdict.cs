namespace Ballast.Conventions;

/// <summary>Turns violations into one readable failure.</summary>
internal static class Verdict
{
    public static void None(IEnumerable<Violation> violations, string whatToDo)
    {
        Violation[] found = [.. violations.OrderBy(v => v.File, StringComparer.Ordinal).ThenBy(v => v.Line)];
        if (found.Length > 0) Assert.Fail($"{whatToDo}\n  {string.Join("\n  ", found)}");
    }
}
