using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Writes one page over several datasets and networks: what holds over all of them first, then a section each with a link to its own report.</summary>
/// <remarks>Self-contained as <see cref="ExperimentReport"/>; the links lead to files beside it. Thread-safe.</remarks>
public static class GridReport
{
    /// <summary>Renders the page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="parts">The datasets and networks; one or more, labels differ.</param>
    /// <param name="command">The command that repeats the suite.</param>
    /// <returns>The whole HTML document.</returns>
    /// <exception cref="ArgumentException">There is no part, or the parts of one do not fit together.</exception>
    public static string Render(string title, ImmutableArray<GridReportPart> parts, string command)
    {
        ArgumentNullException.ThrowIfNull(title);
        SeedComparison seeds = SeedsOf(parts);
        ReportSection[] sections =
        [
            new("all", "Over all datasets and networks", SeedSection.Render(seeds)),
            .. parts.Select((part, i) => new ReportSection($"part{i + 1}", part.Label, Part(part))),
            new("repeat", "How to repeat this", Html.Of($"<pre><code>{command}</code></pre>")),
        ];
        return PageFrame.Render(title, [.. sections.Where(section => !section.Body.IsEmpty)], Opening(title, parts));
    }

    /// <summary>The techniques over the seeds of all parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static SeedComparison SeedsOf(ImmutableArray<GridReportPart> parts) => new([.. parts.Select(part => new SeedBlocks(part.Label, part.Content))]);

    private static Html Opening(string title, ImmutableArray<GridReportPart> parts) => Html.Of($"""
        <header>
        <h1>{title}</h1>
        {Html.Each(parts, part => Html.Of($"""<p class="note"><strong>{part.Label}.</strong> {Verdict.Of(part.Content).Sentence}</p>"""))}
        </header>

        """);

    private static Html Part(GridReportPart part)
    {
        ReportView view = new(part.Content);
        Html sizes = SizeTable.Render(view);
        return Html.Of($"""
            <p>{view.Verdict.Sentence}</p>
            <p><a href="{part.Link}">The whole report of {part.Label}</a></p>
            {TechniqueTable.Render(view)}
            {(sizes.IsEmpty ? Html.Empty : Html.Of($"<h3>Many, medium, few</h3>{sizes}"))}
            """);
    }
}
