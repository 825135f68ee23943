using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Writes a comparison of balancing techniques as one self-contained HTML page, the verdict first.</summary>
/// <remarks>
/// The page carries its style, charts (SVG) and images (data URIs) itself, runs no script, and forbids any network access by its content policy. It is
/// well-formed XML, reads on a phone and in print, in light and in dark, and every text that comes from data is encoded. Thread-safe.
/// </remarks>
public static class ExperimentReport
{
    /// <summary>Renders the page.</summary>
    /// <param name="content">What the report shows.</param>
    /// <returns>The whole HTML document.</returns>
    /// <exception cref="ArgumentException">Two runs have one name, there are two baselines, or an array of a run does not fit the classes.</exception>
    /// <exception cref="Ballast.Core.BallastException">An example image is neither PNG nor JPEG.</exception>
    public static string Render(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ReportCheck.Throw(content);
        ReportView view = new(content);
        ImmutableArray<ReportSection> sections = [.. Sections(view).Where(section => !section.Body.IsEmpty)];
        return PageFrame.Render(content.Title, sections, VerdictSection.Render(view));
    }

    private static IEnumerable<ReportSection> Sections(ReportView view) =>
    [
        new("techniques", "Techniques", TechniqueTable.Render(view)),
        new("seeds", "Over seeds", SeedSection.Render(new SeedComparison([new SeedBlocks("", view.Content)]))),
        new("sizes", "Many, medium, few", SizeTable.Render(view)),
        new("recall", "Recall by class", RecallTable.Render(view)),
        new("distributions", "Classes before and after", ClassDistributions.Render(view)),
        new("confusion", "Confusion matrices", ConfusionMatrices.Render(view)),
        new("curves", "Training curves", TrainingCurves.Render(view)),
        new("synthetic", "Synthetic images", SyntheticImages.Render(view)),
        new("calibration", "Calibration", CalibrationSection.Render(view)),
        new("costs", "Costs", CostSection.Render(view)),
        new("problems", "Data left out", ProblemTable.Render(view)),
        new("repeat", "How to repeat this", ProvenanceSection.Render(view)),
    ];
}
