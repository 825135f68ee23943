using System.Text.RegularExpressions;

namespace Ballast.Conventions;

/// <summary>The documents at the top: what they tell a person to type and where they point.</summary>
public sealed partial class DocumentConventions
{
    public static TheoryData<string> Documents => ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_command_in_a_document_is_one_that_a_fresh_clone_has(string document)
    {
        string text = Repository.Read(document);
        Verdict.None(CommandLines.Unknown(document, text, program => File.Exists(Repository.FullPath(program))), "Name a program that is in the repository, dotnet or git.");
        Verdict.None(CommandLines.Mislabelled(document, text), "Label blocks of commands with ```sh, so that they are checked.");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string document)
    {
        string text = Repository.Read(document);
        Verdict.None(
            from Match link in Link.Matches(text)
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Repository.FullPath(target))
            select new Violation(document, text.AsSpan(0, link.Index).Count('\n') + 1, target),
            "Mend these links.");
    }

    [Fact]
    public void Every_decision_is_in_the_index_of_the_architecture()
    {
        string architecture = Repository.Read("ARCHITECTURE.md");
        string[] decisions = Directory.GetFiles(Repository.FullPath("docs/decisions"), "*.md");
        Assert.NotEmpty(decisions);
        Verdict.None(
            decisions.Select(path => "docs/decisions/" + Path.GetFileName(path)).Where(path => !architecture.Contains($"({path})", StringComparison.Ordinal)).Select(path => new Violation(path, 1, "not in ARCHITECTURE.md")),
            "Add a line with a link to the list of decisions.");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }
}
