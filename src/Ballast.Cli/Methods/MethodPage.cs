namespace Ballast.Cli;

/// <summary>A page of docs/methods.</summary>
/// <param name="Name">The name that a person types, for example <c>smote_nc</c>.</param>
/// <param name="Kind">The heading it stands under in the index.</param>
/// <param name="Summary">What the method does, in one sentence.</param>
/// <param name="Text">The page, in Markdown.</param>
internal sealed record MethodPage(string Name, string Kind, string Summary, string Text)
{
    public string Title => Text[2..Text.IndexOf('\n', StringComparison.Ordinal)];
}
