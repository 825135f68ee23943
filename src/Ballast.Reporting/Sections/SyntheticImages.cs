using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Images that were made, beside the images they were made from.</summary>
internal static class SyntheticImages
{
    internal static Html Render(ReportView view)
    {
        ImmutableArray<SyntheticExample> examples = view.Content.SyntheticExamples;
        if (examples.IsEmpty) return Html.Empty;
        return Html.Of($"""
            <p class="intro">What the technique added to the training part, each made image (framed) beside its parents.</p>
            {Html.Each(examples.GroupBy(example => example.Run), Group)}
            """);
    }

    private static Html Group(IGrouping<string, SyntheticExample> group) => Html.Of($"""
        <h3>{group.Key}</h3>
        <div class="examples">{Html.Each(group, Example)}</div>
        """);

    private static Html Example(SyntheticExample example)
    {
        string caption = example.Caption.Length == 0 ? "" : $"; {example.Caption}";
        Html neighbor = example.NeighborImage.IsEmpty
            ? Html.Empty
            : Html.Of($"""<span class="sign">+</span>{Image(example.NeighborImage, $"The neighbour, class {example.ClassName}", "")}""");
        return Html.Of($"""
            <figure><div class="row">{Image(example.BaseImage, $"The base image, class {example.ClassName}", "")}{neighbor}<span class="sign">→</span>{Image(example.SyntheticImage, $"The made image, class {example.ClassName}{caption}", "made")}</div><figcaption>{example.ClassName}<span class="sub">{example.Caption}</span></figcaption></figure>
            """);
    }

    private static Html Image(ImmutableArray<byte> bytes, string alt, string style) =>
        Html.Of($"""<img src="{DataUri.Of(bytes.AsSpan())}" alt="{alt}" class="{style}" width="96" height="96"/>""");
}
