namespace Ballast.Reporting;

/// <summary>Markup that is safe to put into the page.</summary>
internal readonly struct Html
{
    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    internal static Html Empty => default;

    internal string Markup => markup ?? "";

    internal bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>Markup whose holes are encoded.</summary>
    internal static Html Of(HtmlBuilder builder) => new(builder.Markup);

    /// <summary>Markup that this project wrote itself: the style sheet, Base64.</summary>
    internal static Html Trusted(string markup) => new(markup);

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    /// <summary>Markup for each item, one after the other.</summary>
    internal static Html Each<T>(IEnumerable<T> items, Func<T, Html> render) => Join(items.Select(render));
}
