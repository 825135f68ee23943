using System.Globalization;

namespace Ballast.Reporting;

/// <summary>The command, versions, seeds and data that give this report again.</summary>
internal static class ProvenanceSection
{
    internal static Html Render(ReportView view)
    {
        ReportProvenance provenance = view.Content.Provenance;
        return Html.Of($"""
            <p class="intro">The same command on the same data gives the same splits, plans and samples.</p>
            <pre><code>{provenance.Command}</code></pre>
            <dl class="provenance">{Html.Each(Facts(provenance), Fact)}</dl>
            """);
    }

    private static Html Fact(NamedValue fact) => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>");

    private static IEnumerable<NamedValue> Facts(ReportProvenance provenance)
    {
        yield return new("Made", provenance.Date.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
        if (provenance.Machine.Length > 0) yield return new("Machine", provenance.Machine);
        if (!provenance.Seeds.IsEmpty) yield return new(provenance.Seeds.Length == 1 ? "Seed" : "Seeds", string.Join(", ", provenance.Seeds));
        if (provenance.DataFingerprint.Length > 0) yield return new("Data fingerprint", provenance.DataFingerprint);
        foreach (NamedValue setting in provenance.Settings) yield return setting;
        foreach (NamedValue version in provenance.Versions) yield return version;
    }
}
