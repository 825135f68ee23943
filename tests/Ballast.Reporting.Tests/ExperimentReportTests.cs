using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ballast.Core;

namespace Ballast.Reporting.Tests;

public sealed class ExperimentReportTests
{
    private static readonly string[] Forty = [.. Enumerable.Range(0, 40).Select(i => $"Class {i:00} with a rather long name of its own")];

    public static TheoryData<string> Kinds => ["ten classes", "two classes", "forty classes", "thirty techniques", "single run", "all failed", "hostile names", "no runs"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_page_is_well_formed_and_names_no_other_place(string kind)
    {
        string page = ExperimentReport.Render(Make(kind));

        XDocument document = XDocument.Parse(page);
        Assert.Equal("html", document.Root!.Name.LocalName);
        Assert.DoesNotContain("http://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(document.Descendants("script"));
        Assert.Empty(document.Descendants("link"));
        Assert.All(References(document), reference => Assert.Matches("^(#|data:image/(png|jpeg);base64,)", reference));
        Assert.All(Regex.Matches(page, @"url\(([^)]*)\)").Select(match => match.Groups[1].Value), target => Assert.StartsWith("#", target, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_element_but_the_void_ones_closes_itself(string kind)
    {
        string page = ExperimentReport.Render(Make(kind));

        string[] selfClosing = [.. Regex.Matches(page, @"<([a-z]+)[^<>]*/>").Select(match => match.Groups[1].Value).Distinct()];
        string[] allowed = ["meta", "img", "line", "rect", "circle", "path"];
        Assert.All(selfClosing, tag => Assert.Contains(tag, allowed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ids_are_unique_and_every_inner_link_and_label_has_its_target(string kind)
    {
        XDocument document = XDocument.Parse(ExperimentReport.Render(Make(kind)));

        string[] ids = [.. document.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(document.Descendants("a").Attributes("href"), href => Assert.Contains(href.Value[1..], ids));
        Assert.All(document.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pictures_have_words_and_tables_have_scoped_heads_and_even_rows(string kind)
    {
        XDocument document = XDocument.Parse(ExperimentReport.Render(Make(kind)));

        Assert.All(document.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.All(document.Descendants("svg"), svg => Assert.True(svg.Attribute("aria-hidden") is not null || svg.Attribute("aria-label")!.Value.Length > 0));
        Assert.All(document.Descendants("th"), head => Assert.Contains(head.Attribute("scope")!.Value, new[] { "col", "row" }));
        foreach (XElement table in document.Descendants("table"))
        {
            int columns = table.Element("thead")!.Element("tr")!.Elements().Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(columns, row.Elements().Sum(cell => (int?)cell.Attribute("colspan") ?? 1)));
        }
    }

    [Fact]
    public void Hostile_names_are_shown_as_text()
    {
        string page = ExperimentReport.Render(Make("hostile names"));

        XDocument document = XDocument.Parse(page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(document.Descendants("th"), head => head.Value == "<script>alert(1)</script>");
        Assert.Contains(document.Descendants("th"), head => head.Value == "'\" onload=\"x & y");
        Assert.Contains(document.Descendants("th"), head => head.Value == "bell\uFFFD");
        Assert.Contains("--><b>", document.Descendants("title").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_stands_before_anything_else_that_counts()
    {
        ReportContent content = Make("ten classes");
        XElement main = XDocument.Parse(ExperimentReport.Render(content)).Descendants("main").Single();

        XElement sentence = main.Descendants("p").First(paragraph => (string?)paragraph.Attribute("class") == "sentence");
        Assert.Equal(Verdict.Of(content).Sentence, sentence.Value);
        Assert.Empty(sentence.ElementsBeforeSelf("table"));
        Assert.Equal("header", main.Elements().First().Name.LocalName);
    }

    [Fact]
    public void Sections_follow_in_order_and_those_without_content_are_left_out()
    {
        string[] whole = Sections(Make("ten classes"));
        string[] single = Sections(Make("single run"));

        Assert.Equal(["techniques", "seeds", "sizes", "recall", "distributions", "confusion", "curves", "synthetic", "calibration", "costs", "problems", "repeat"], whole);
        Assert.Equal(["techniques", "distributions", "repeat"], single);
    }

    [Fact]
    public void Many_techniques_stand_in_rows_and_their_matrices_are_folded()
    {
        XDocument document = XDocument.Parse(ExperimentReport.Render(Make("thirty techniques")));

        XElement recall = document.Descendants("section").Single(section => (string?)section.Attribute("id") == "recall");
        Assert.Equal(11, recall.Descendants("thead").Single().Descendants("th").Count());
        Assert.Equal(29, recall.Descendants("tbody").Single().Elements("tr").Count());
        XElement confusion = document.Descendants("section").Single(section => (string?)section.Attribute("id") == "confusion");
        Assert.Equal(2, confusion.Descendants("details").Count(details => details.Attribute("open") is not null));
        Assert.Contains("more</strong>", ExperimentReport.Render(Make("thirty techniques")), StringComparison.Ordinal);
    }

    [Fact]
    public void Techniques_are_sorted_by_macro_F1_with_failed_runs_last_and_their_reason_shown()
    {
        ReportContent content = SampleReport.Content(
            SampleReport.Dataset(["a", "b"]),
            SampleReport.Failed("ADASYN"),
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.712, 0.02, 0.09, 0.004));
        XElement table = XDocument.Parse(ExperimentReport.Render(content)).Descendants("table").First();

        XElement[] rows = [.. table.Element("tbody")!.Elements("tr")];
        Assert.Equal(["SMOTE", "Do nothing", "ADASYN"], rows.Select(row => row.Descendants("span").First().Value));
        Assert.Equal("baseline", (string?)rows[1].Attribute("class"));
        Assert.Contains("Out of memory while balancing.", rows[2].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Worse_probabilities_are_warned_of_only_where_they_leave_the_baselines_interval()
    {
        ReportRun baseline = SampleReport.Baseline();
        ReportRun worse = SampleReport.Compared("SMOTE", 0.7, 0.02, 0.09, 0.004);
        ReportRun same = SampleReport.Compared("Focal loss", 0.69, 0.01, 0.08, 0.01);
        ReportContent content = SampleReport.Content(
            SampleReport.Dataset(["a", "b"]),
            baseline with { Scores = baseline.Scores! with { LogLoss = new(0.8, 0.7, 0.9), Ece = new(0.05) } },
            worse with { Scores = worse.Scores! with { LogLoss = new(0.95), Ece = new(0.06) } },
            same with { Scores = same.Scores! with { LogLoss = new(0.9), Ece = new(0.055) } });

        XElement section = XDocument.Parse(ExperimentReport.Render(content)).Descendants("section").Single(part => (string?)part.Attribute("id") == "calibration");
        // 0.95 lies above 0.9; 0.06 above 1.1 x 0.05 = 0.055, which 0.055 itself is not.
        Assert.Equal(["SMOTE: log-loss 0.950 against 0.800, ECE 0.060 against 0.050"], section.Descendants("li").Select(item => item.Value));
    }

    [Fact]
    public void Techniques_with_the_same_counts_share_a_panel()
    {
        ReportContent content = SampleReport.Content(
            SampleReport.Dataset(["a", "b"]) with { Training = ClassCounts.FromCounts([10, 40]) },
            SampleReport.Baseline(),
            SampleReport.Run("Focal loss", 0.6),
            SampleReport.Run("SMOTE", 0.6) with { TrainingCountsAfter = [40, 40] });

        XElement section = XDocument.Parse(ExperimentReport.Render(content)).Descendants("section").Single(part => (string?)part.Attribute("id") == "distributions");
        Assert.Equal(["Do nothing, Focal loss50 images", "SMOTE50 → 80 images"], section.Descendants("figcaption").Select(caption => caption.Value));
    }

    [Fact]
    public void The_same_content_gives_the_same_page() => Assert.Equal(ExperimentReport.Render(Make("ten classes")), ExperimentReport.Render(Make("ten classes")));

    [Fact]
    public void Parts_that_do_not_fit_together_are_refused()
    {
        ReportDataset dataset = SampleReport.Dataset(["a", "b"]);

        ArgumentException twoBaselines = Assert.Throws<ArgumentException>(() => Render(SampleReport.Baseline(), SampleReport.Baseline() with { Name = "Also" }));
        ArgumentException twoNames = Assert.Throws<ArgumentException>(() => Render(SampleReport.Run("SMOTE", 0.5), SampleReport.Run("SMOTE", 0.6)));
        ArgumentException noControl = Assert.Throws<ArgumentException>(() =>
            Render(SampleReport.Baseline(), SampleReport.Run("SMOTE", 0.7) with { Control = "longer", DifferenceToControl = new BaselineDifference(0.01, -0.02, 0.03, 0.7) }));
        ArgumentException counts = Assert.Throws<ArgumentException>(() => Render(SampleReport.Run("SMOTE", 0.5) with { TrainingCountsAfter = [1, 2, 3] }));

        Assert.StartsWith("Two runs are the baseline; all others are compared with one.", twoBaselines.Message, StringComparison.Ordinal);
        Assert.StartsWith("Two runs are called 'SMOTE'; a name tells runs apart.", twoNames.Message, StringComparison.Ordinal);
        Assert.StartsWith("'SMOTE' is compared with the control 'longer', which is no finished control of the report.", noControl.Message, StringComparison.Ordinal);
        Assert.Equal("'SMOTE' has 3 training counts after balancing but the dataset has 2 classes.", counts.Message);

        void Render(params ReportRun[] runs) => ExperimentReport.Render(SampleReport.Content(dataset, runs));
    }

    [Fact]
    public void An_example_that_is_no_image_is_refused()
    {
        ReportContent content = SampleReport.Content(SampleReport.Dataset(["a", "b"]), SampleReport.Baseline()) with
        {
            SyntheticExamples = [new SyntheticExample { Run = "SMOTE", ClassName = "a", BaseImage = [1, 2, 3], SyntheticImage = [1, 2, 3] }],
        };

        BallastException refusal = Assert.Throws<BallastException>(() => ExperimentReport.Render(content));
        Assert.Equal("An example image is neither PNG nor JPEG. Encode it as one of the two before it goes into a report.", refusal.Message);
    }

    /// <summary>Writes the pages to look at them: BALLAST_LOOK=folder dotnet test ….</summary>
    [Fact]
    public void The_pages_can_be_kept_to_look_at()
    {
        string? folder = Environment.GetEnvironmentVariable("BALLAST_LOOK");
        if (folder is null) Assert.Skip("BALLAST_LOOK names no folder to keep the pages in.");
        Directory.CreateDirectory(folder);
        foreach (string kind in Kinds.Select(row => row.Data)) File.WriteAllText(Path.Combine(folder, kind.Replace(' ', '-') + ".html"), ExperimentReport.Render(Make(kind)));
    }

    private static ReportContent Make(string kind) => kind switch
    {
        "ten classes" => SampleReport.Suite(SampleReport.Leaves),
        "two classes" => SampleReport.Suite(["negative", "tear"]) with { SyntheticExamples = [] },
        "forty classes" => SampleReport.Suite(Forty),
        "thirty techniques" => Thirty(),
        "single run" => SampleReport.Content(SampleReport.Dataset(["a", "b"]), SampleReport.Baseline()),
        "all failed" => SampleReport.Content(SampleReport.Dataset(["a", "b"]), SampleReport.Failed("SMOTE"), SampleReport.Failed("ADASYN")),
        "no runs" => SampleReport.Content(SampleReport.Dataset(["a", "b"])),
        _ => Hostile(),
    };

    /// <summary>The suite with as many losses and samplers again as the field has names for.</summary>
    private static ReportContent Thirty()
    {
        ReportContent content = SampleReport.Suite(SampleReport.Leaves);
        ReportRun loss = content.Runs.Single(run => run.Name == "Focal loss");
        IEnumerable<ReportRun> more = Enumerable.Range(1, 18).Select(i => loss with
        {
            Name = i % 3 == 0 ? $"Label-distribution-aware margin (max margin 0.5, scale {i})" : $"Remedy {i}",
            Loss = i % 3 == 0 ? $"ldam:max_margin=0.5,scale={i}" : "balanced_softmax",
            Extras = i % 2 == 0 ? [new("sampler", "class_aware"), new("mixing", "mixup:alpha=0.2")] : [],
            Scores = loss.Scores! with { MacroF1BySeed = [0.6 + 0.013 * (i * 5 % 18), 0.61 + 0.012 * (i * 5 % 18), 0.62 + 0.011 * (i * 7 % 18)], MacroF1 = new Score(0.6 + 0.012 * (i * 5 % 18), 0.57 + 0.012 * (i * 5 % 18), 0.63 + 0.012 * (i * 5 % 18)) },
        });
        return content with { Runs = [.. content.Runs, .. more] };
    }

    private static ReportContent Hostile()
    {
        string[] names = ["'\" onload=\"x & y", "<script>alert(1)</script>", "bell\u0007"];
        ReportContent content = SampleReport.Suite(names);
        return content with { Title = "--><b>bold</b>", Runs = content.Runs.Add(SampleReport.Failed("</style><script>")) };
    }

    private static IEnumerable<string> References(XDocument document) =>
        document.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href" or "action" or "poster" or "srcset").Select(attribute => attribute.Value);

    private static string[] Sections(ReportContent content) =>
        [.. XDocument.Parse(ExperimentReport.Render(content)).Descendants("section").Select(section => section.Attribute("id")!.Value)];
}
