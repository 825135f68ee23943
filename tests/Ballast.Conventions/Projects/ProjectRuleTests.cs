namespace Ballast.Conventions;

/// <summary>Each rule for projects, on a project that breaks it.</summary>
public sealed class ProjectRuleTests
{
    private const string Map = """
        | Room | Holds | May use | Owns |
        |---|---|---|---|
        | `Ballast.Core` | labels | – | – |
        | `Ballast.Vision` | images | Core | OpenCvSharp |
        | `Ballast.Training` | networks | Core, Vision | TorchSharp, libtorch |
        """;

    [Fact]
    public void The_map_is_read_from_the_table()
    {
        RoomMap rooms = RoomMap.Parse(Map);
        Assert.Empty(rooms.MayUse["Ballast.Core"]);
        Assert.Equal(["Ballast.Core", "Ballast.Vision"], rooms.MayUse["Ballast.Training"].Order(StringComparer.Ordinal));
        Assert.Equal("Ballast.Training", rooms.RoomOfLibrary["libtorch"]);
        Assert.Null(rooms.Circle());
    }

    [Fact]
    public void A_circle_of_arrows_is_found() =>
        Assert.Equal("Ballast.Core reaches itself", RoomMap.Parse(Map.Replace("| labels | – |", "| labels | Training |", StringComparison.Ordinal)).Circle());

    [Theory]
    [InlineData("Ballast.Vision", "<ProjectReference Include=\"../Ballast.Training/Ballast.Training.csproj\" />", "Ballast.Vision may not use Ballast.Training")]
    [InlineData("Ballast.Vision", "<PackageReference Include=\"libtorch-cpu-linux-x64\" />", "libtorch-cpu-linux-x64 belongs to Ballast.Training")]
    [InlineData("Ballast.Attic", "", "Ballast.Attic is not a room of ARCHITECTURE.md")]
    [InlineData("Ballast.Vision", "<ProjectReference Include=\"..\\Ballast.Core\\Ballast.Core.csproj\" /><PackageReference Include=\"OpenCvSharp4\" />", "")]
    public void A_reference_against_the_arrows_is_found(string room, string items, string expected) =>
        AssertFound(Project(room, items).ForbiddenReferences(RoomMap.Parse(Map)), expected);

    [Theory]
    [InlineData("<PackageReference Include=\"A\" Version=\"1.0.0\" />", "A has a version of its own")]
    [InlineData("<PackageReference Include=\"A\" VersionOverride=\"1.0.0\" />", "A has a version of its own")]
    [InlineData("<PackageReference Include=\"A\"><Version>1.0.0</Version></PackageReference>", "A has a version of its own")]
    [InlineData("<PackageReference Include=\"A\" />", "")]
    public void A_version_outside_the_central_file_is_found(string items, string expected) => AssertFound(Project("Ballast.Core", items).OwnVersions, expected);

    [Theory]
    [InlineData("<NoWarn>CA1000</NoWarn>", "<NoWarn>CA1000</NoWarn>")]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>", "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("<!-- The interface asks for it. --><NoWarn>CA1000</NoWarn>", "")]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "")]
    public void A_warning_turned_off_without_a_word_is_found(string items, string expected) => AssertFound(Project("Ballast.Core", items).SilentSuppressions, expected);

    private static ProjectFile Project(string name, string items) => new($"src/{name}/{name}.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>");

    private static void AssertFound(IEnumerable<Violation> found, string expected) => Assert.Equal(expected.Length == 0 ? [] : [expected], found.Select(v => v.What));
}
