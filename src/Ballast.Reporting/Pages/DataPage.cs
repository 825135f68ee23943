using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Writes what is in a dataset as one self-contained HTML page, in the style of <see cref="ExperimentReport"/>: no script, no network.</summary>
public static class DataPage
{
    /// <summary>Renders the page.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="lead">What there is to know first, in a sentence.</param>
    /// <param name="facts">Figures below the lead.</param>
    /// <param name="sections">The sections, in order.</param>
    /// <returns>The whole HTML document.</returns>
    /// <exception cref="Ballast.Core.BallastException">A picture is neither PNG nor JPEG.</exception>
    public static string Render(string title, string lead, ImmutableArray<NamedValue> facts, ImmutableArray<PageSection> sections)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lead);
        ImmutableArray<ReportSection> shown =
            [.. sections.Where(section => !section.Blocks.IsEmpty).Select((section, place) => new ReportSection($"section-{place}", section.Title, Html.Each(section.Blocks, Block)))];
        return PageFrame.Render(title, shown, Html.Of($"""
            <h1>{title}</h1>
            <p class="sentence">{lead}</p>
            <dl class="facts">{Html.Each(facts, fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>"))}</dl>
            """));
    }

    private static Html Block(PageBlock block) => block switch
    {
        PageBlock.Paragraph paragraph => Html.Of($"""<p class="intro">{paragraph.Text}</p>"""),
        PageBlock.Table table => Table(table),
        PageBlock.Bars bars => Html.Of($"<figure><figcaption>{bars.Caption}</figcaption>{PlainBars.Render(bars)}</figure>"),
        PageBlock.Heat heat => Html.Of($"<figure><figcaption>{heat.Caption}</figcaption>{HeatGrid.Render(heat)}</figure>"),
        PageBlock.Pictures pictures => Pictures(pictures),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A page has no such block."),
    };

    private static Html Table(PageBlock.Table table) => Html.Of($"""
        <h3>{table.Caption}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="{table.Caption}"><table><thead><tr>{Html.Each(table.Header.Select((name, column) => (name, column)), Heading)}</tr></thead><tbody>{Html.Each(table.Rows, Row)}</tbody></table></div>
        """);

    private static Html Heading((string Name, int Column) heading) =>
        heading.Column == 0 ? Html.Of($"""<th scope="col">{heading.Name}</th>""") : Html.Of($"""<th scope="col" class="number">{heading.Name}</th>""");

    private static Html Row(ImmutableArray<string> row) => Html.Of($"""
        <tr><th scope="row">{row[0]}</th>{Html.Each(row.Skip(1), cell => Html.Of($"""<td class="number">{cell}</td>"""))}</tr>
        """);

    private static Html Pictures(PageBlock.Pictures pictures) => Html.Of($"""
        <h3>{pictures.Caption}</h3>
        <div class="gallery">{Html.Each(pictures.Images, each => Html.Of($"""<figure><img src="{DataUri.Of(each.Image.AsSpan())}" alt="{each.Line}"/><figcaption>{each.Line}</figcaption></figure>"""))}</div>
        """);
}
