using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>What every page has around its content: the head, the style, a policy that forbids any network access, the contents, the sections.</summary>
internal static class PageFrame
{
    internal static string Render(string title, ImmutableArray<ReportSection> sections, Html opening) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{title}</title>
        <style>{StyleSheet.Text}</style>
        </head>
        <body>
        <main>
        {opening}
        <nav aria-label="Contents">{Html.Each(sections, section => Html.Of($"""<a href="#{section.Id}">{section.Title}</a>"""))}</nav>
        {Html.Each(sections, Section)}
        </main>
        </body>
        </html>

        """).Markup;

    private static Html Section(ReportSection section) => Html.Of($"""
        <section id="{section.Id}" aria-labelledby="{section.Id}-title">
        <h2 id="{section.Id}-title">{section.Title}</h2>
        {section.Body}
        </section>

        """);
}
