namespace Ballast.Conventions;

/// <summary>The rules for C# files, held against the whole repository. CONTRIBUTING.md tells why each is there.</summary>
public sealed class SourceConventions
{
    [Fact]
    public void A_file_tells_one_thing_in_at_most_400_lines() =>
        Verdict.None(Repository.Sources.SelectMany(Budgets.LongFiles), "Split these files by what they tell.");

    [Fact]
    public void A_method_has_at_most_60_lines() =>
        Verdict.None(Repository.Sources.SelectMany(Budgets.LongMethods), "Take the steps of these methods out into methods with names.");

    [Fact]
    public void A_member_takes_at_most_five_parameters() =>
        Verdict.None(Repository.ProductSources.SelectMany(Budgets.LongParameterLists), "Put the settings of these into an options record.");

    [Fact]
    public void No_public_parameter_is_a_bool() =>
        Verdict.None(Repository.ProductSources.SelectMany(Surface.BooleanParameters), "A caller writes 'true' and a reader learns nothing: take an enumeration or an options record.");

    [Fact]
    public void Nothing_public_can_be_changed_after_construction() =>
        Verdict.None(Repository.ProductSources.SelectMany(Surface.Setters), "Use 'init', or return a new value.");

    [Fact]
    public void Every_public_type_is_closed() =>
        Verdict.None(Surface.OpenTypes(Repository.ProductSources), "Seal these types; the root of a closed hierarchy is abstract with a private (or private protected) constructor.");

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it() =>
        Verdict.None(Repository.Sources.SelectMany(Shape.Types), "One top-level type a file, X in X.cs (a part of a partial type in X.Part.cs).");

    [Fact]
    public void The_namespace_is_the_project() =>
        Verdict.None(Repository.Sources.SelectMany(Shape.Namespaces), "Folders add nothing to a namespace; it is the project's name.");

    [Fact]
    public void Tests_stand_in_the_folders_of_the_room_they_test()
    {
        HashSet<string> folders = [.. Repository.ProductSources.SelectMany(FolderAndParents)];
        IEnumerable<SourceFile> tests = Repository.Sources.Where(s => s.Area == "tests" && s.Project.EndsWith(".Tests", StringComparison.Ordinal) && s.Project != "Ballast.Cli.Tests");
        Verdict.None(tests.SelectMany(test => Shape.TestFolders(test, folders)), "Move these files to the folder that mirrors the source, or to Support/ when only tests need them.");
    }

    [Fact]
    public void The_name_of_a_test_is_a_sentence() =>
        Verdict.None(Repository.Sources.Where(s => s.Area == "tests").SelectMany(Shape.TestNames), "Say what holds: A_class_smaller_than_k_plus_one_is_refused_with_a_way_out.");

    [Fact]
    public void Nobody_leaves_notes_to_themselves() =>
        Verdict.None(Repository.Sources.SelectMany(Leftovers.Notes), "Do it, or write an issue.");

    [Fact]
    public void There_are_no_stubs() =>
        Verdict.None(Repository.Sources.SelectMany(Leftovers.Stubs), "Finish these or take them out.");

    [Fact]
    public void There_are_no_regions() =>
        Verdict.None(Repository.Sources.SelectMany(Leftovers.Regions), "A file that needs regions is two files.");

    [Fact]
    public void There_is_no_code_in_comments() =>
        Verdict.None(Repository.Sources.SelectMany(Leftovers.DeadCode), "Delete these lines; git remembers them.");

    [Fact]
    public void A_suppressed_warning_says_why() =>
        Verdict.None(Repository.Sources.SelectMany(Leftovers.SilentSuppressions), "Write the reason on the line: '#pragma warning disable X // why', or Justification = \"why\".");

    [Fact]
    public void A_library_is_used_in_the_room_that_owns_it()
    {
        RoomMap rooms = RoomMap.Parse(Repository.Read("ARCHITECTURE.md"));
        IEnumerable<SourceFile> bound = Repository.Sources.Where(s => s.Area == "src" || s.Project.EndsWith(".Tests", StringComparison.Ordinal));
        Verdict.None(bound.SelectMany(source => Libraries.Strays(source, rooms.RoomOfLibrary)), "Let the room that owns the library offer what is needed (table in ARCHITECTURE.md).");
    }

    private static IEnumerable<string> FolderAndParents(SourceFile source)
    {
        string[] parts = source.Path.Split('/');
        return Enumerable.Range(2, parts.Length - 2).Select(length => string.Join('/', parts[..length]));
    }
}
