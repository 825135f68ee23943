using System.Xml.Linq;

namespace Ballast.Conventions;

/// <summary>The rules for projects, packages and what the compiler checks.</summary>
public sealed class ProjectConventions
{
    private static IEnumerable<ProjectFile> Rooms => Repository.Projects.Where(project => project.Area == "src");

    [Fact]
    public void References_follow_the_arrows_of_the_architecture()
    {
        RoomMap rooms = RoomMap.Parse(Repository.Read("ARCHITECTURE.md"));
        Verdict.None(Rooms.SelectMany(project => project.ForbiddenReferences(rooms)), "Move the code to a room that may know it, or change the table in ARCHITECTURE.md first, with a reason.");
    }

    [Fact]
    public void The_arrows_of_the_architecture_form_no_circle_and_name_every_room()
    {
        RoomMap rooms = RoomMap.Parse(Repository.Read("ARCHITECTURE.md"));
        Assert.Null(rooms.Circle());
        Assert.Equal(Rooms.Select(project => project.Name).Order(StringComparer.Ordinal), rooms.MayUse.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_test_project_refers_to_the_room_it_tests_and_to_no_other() => Verdict.None(
        from project in Repository.Projects
        where project.Area == "tests" && project.Name.EndsWith(".Tests", StringComparison.Ordinal)
        from reference in project.Projects
        where reference.Name + ".Tests" != project.Name
        select new Violation(project.Path, reference.Line, $"{project.Name} refers to {reference.Name}"),
        "What lies below the room comes with it; a test across rooms belongs to the upper one.");

    [Fact]
    public void Every_package_version_stands_in_one_central_file() =>
        Verdict.None(Repository.Projects.SelectMany(project => project.OwnVersions), "Move the version to Directory.Packages.props.");

    [Fact]
    public void Every_central_version_is_exact()
    {
        IEnumerable<XElement> versions = XElement.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion");
        Verdict.None(
            versions.Where(v => !v.Attribute("Version")!.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'))
                .Select(v => new Violation("Directory.Packages.props", 1, v.ToString())),
            "Name one version, without ranges or stars.");
    }

    [Fact]
    public void Every_project_has_its_lock_file() => Verdict.None(
        Repository.Projects.Where(project => !File.Exists(Repository.FullPath(project.Folder + "/packages.lock.json"))).Select(project => new Violation(project.Path, 1, "no packages.lock.json")),
        "Run 'dotnet restore' and commit the file.");

    [Fact]
    public void Every_library_writes_down_its_public_surface() => Verdict.None(
        from project in Rooms
        where !project.IsProgram
        from file in (string[])["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"]
        where !File.Exists(Repository.FullPath($"{project.Folder}/{file}"))
        select new Violation(project.Path, 1, "no " + file),
        "Create both files with the line '#nullable enable', then run build/accept-public-api.");

    [Fact]
    public void The_solution_lists_every_project()
    {
        string solution = Repository.Read("Ballast.slnx");
        Verdict.None(
            Repository.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)).Select(project => new Violation(project.Path, 1, "not in Ballast.slnx")),
            "Add these to Ballast.slnx, or ./test will not build them.");
    }

    [Fact]
    public void Every_banned_symbol_names_its_replacement()
    {
        string[] lines = Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Verdict.None(
            lines.Index().Where(line => line.Item.Split(';') is not [_, { Length: > 20 }]).Select(line => new Violation("BannedSymbols.txt", line.Index + 1, line.Item)),
            "Write 'symbol;what to use in its place.'");
    }

    [Fact]
    public void Warnings_that_are_off_say_why_in_projects_and_settings()
    {
        IEnumerable<Violation> shared = new[] { "Directory.Build.props", "Directory.Build.targets", "tests/Directory.Build.props" }
            .SelectMany(path => new ProjectFile(path, Repository.Read(path)).SilentSuppressions);
        Verdict.None(
            [.. Repository.Projects.SelectMany(project => project.SilentSuppressions), .. shared, .. EditorConfig.SilentSuppressions(".editorconfig", Repository.Read(".editorconfig"))],
            "Write the reason in a comment right above.");
    }
}
