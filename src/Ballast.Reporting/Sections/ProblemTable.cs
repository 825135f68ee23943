using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>The files that were left out, and why.</summary>
internal static class ProblemTable
{
    private const int MostRows = 200;

    internal static Html Render(ReportView view)
    {
        ImmutableArray<ReportProblem> problems = view.Dataset.Problems;
        if (problems.IsEmpty) return Html.Empty;
        string kinds = string.Join(", ", problems.GroupBy(problem => problem.Kind).OrderByDescending(group => group.Count()).Select(group => $"{Figures.Count(group.Count())} {group.Key}"));
        Html rest = problems.Length > MostRows ? Html.Of($"""<p class="legend">And {Figures.Count(problems.Length - MostRows)} more.</p>""") : Html.Empty;
        return Html.Of($"""
            <p class="intro">{Figures.Count(problems.Length, "file")} took no part in any run: {kinds}.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Files left out">
            <table class="problems">
            <thead><tr><th scope="col">File</th><th scope="col">Problem</th><th scope="col">Detail</th></tr></thead>
            <tbody>{Html.Each(problems.Take(MostRows), problem => Html.Of($"""<tr><th scope="row">{problem.File}</th><td>{problem.Kind}</td><td>{problem.Detail}</td></tr>"""))}</tbody>
            </table>
            </div>{rest}
            """);
    }
}
