namespace Ballast.Reporting;

/// <summary>The page's style, kept as a file beside the code.</summary>
internal static class StyleSheet
{
    internal static Html Text { get; } = Load();

    private static Html Load()
    {
        using Stream stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(stream);
        return Html.Trusted(reader.ReadToEnd());
    }
}
