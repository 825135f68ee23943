namespace Ballast.Conventions;

/// <summary>What .editorconfig turns off.</summary>
internal static class EditorConfig
{
    /// <summary>Rules that are off without a comment above them in the same section.</summary>
    public static IEnumerable<Violation> SilentSuppressions(string path, string text)
    {
        bool explained = false;
        foreach ((int index, string raw) in text.Split('\n').Index())
        {
            string line = raw.Trim();
            if (line.StartsWith('#')) explained = true;
            else if (line.Length == 0 || line[0] == '[') explained = false;
            else if (line.EndsWith("severity = none", StringComparison.Ordinal) && !explained) yield return new(path, index + 1, line);
        }
    }
}
