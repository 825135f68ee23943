namespace Ballast.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("experiments")]
    [InlineData("train")]
    [InlineData("adjust")]
    [InlineData("predict")]
    [InlineData("inspect")]
    [InlineData("convert")]
    [InlineData("split")]
    [InlineData("balance")]
    [InlineData("verify")]
    [InlineData("augment")]
    [InlineData("resample")]
    [InlineData("report")]
    [InlineData("export")]
    [InlineData("demo")]
    [InlineData("explain")]
    public void Every_command_has_help_with_an_example_of_itself(string command)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), command, "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Example", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"ballast {command}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_names_every_command()
    {
        string help = BallastProcess.Run(Path.GetTempPath(), "--help").Output;
        foreach (string command in new[] { "experiments", "train", "adjust", "predict", "augment", "inspect", "convert", "split", "balance", "verify", "resample", "report", "export", "demo", "explain" })
            Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal);
    }
}
