using System.Diagnostics;
using System.Text.Json;

namespace Ballast.Conventions;

/// <summary>Asks MSBuild, not the project's text, whether the analyzer of banned symbols is at work in a room.</summary>
public sealed class BannedSymbolsTests
{
    [Theory]
    [InlineData("src/Ballast.Core", true)]
    [InlineData("src/Ballast.Training", true)]
    [InlineData("src/Ballast.Cli", false)]
    public void The_list_of_banned_symbols_reaches_every_room_but_the_command_line(string project, bool expected)
    {
        using JsonDocument items = Evaluate(project);
        bool listed = items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Any(file => file.GetProperty("Filename").GetString() == "BannedSymbols");
        bool analyzed = items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Any(package => package.GetProperty("Identity").GetString() == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Equal(expected, listed);
        Assert.True(analyzed);
    }

    [Fact]
    public void Warnings_are_errors_in_every_room()
    {
        using JsonDocument items = Evaluate("src/Ballast.Core");
        Assert.Equal("true", items.RootElement.GetProperty("Properties").GetProperty("TreatWarningsAsErrors").GetString());
    }

    private static JsonDocument Evaluate(string project)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.FullPath(project), RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["msbuild", "-nologo", "-getItem:AdditionalFiles", "-getItem:PackageReference", "-getProperty:TreatWarningsAsErrors", "-getProperty:Product"])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return JsonDocument.Parse(json);
    }
}
