namespace Ballast.Conventions;

/// <summary>Each rule for documents, on a text that breaks it.</summary>
public sealed class DocumentRuleTests
{
    private const string Guide = """
        Type this:
        ```sh
        # the demo
        ./ballast experiments \
            --epochs 3
        ./tset
        ```
        ```json
        { "not": "a command" }
        ```
        """;

    [Fact]
    public void The_commands_of_a_document_are_read_with_their_lines() =>
        Assert.Equal([(4, "./ballast experiments \\"), (6, "./tset")], CommandLines.Of(Guide));

    [Fact]
    public void A_command_that_is_not_there_is_found()
    {
        Assert.Equal(["GUIDE.md:6: ./tset"], CommandLines.Unknown("GUIDE.md", Guide, _ => true).Select(v => v.ToString()));
        Assert.Equal(["GUIDE.md:4: ./ballast experiments \\", "GUIDE.md:6: ./tset"], CommandLines.Unknown("GUIDE.md", Guide, _ => false).Select(v => v.ToString()));
    }

    [Fact]
    public void A_block_that_would_escape_the_check_is_found() =>
        Assert.Equal(["GUIDE.md:2: ```bash"], CommandLines.Mislabelled("GUIDE.md", Guide.Replace("```sh", "```bash", StringComparison.Ordinal)).Select(v => v.ToString()));

    [Fact]
    public void A_rule_turned_off_without_a_comment_is_found()
    {
        const string Settings = "# Why.\ndotnet_diagnostic.A1.severity = none\n\n[tests/**.cs]\ndotnet_diagnostic.B2.severity = none\n";
        Assert.Equal([".editorconfig:5: dotnet_diagnostic.B2.severity = none"], EditorConfig.SilentSuppressions(".editorconfig", Settings).Select(v => v.ToString()));
    }
}
