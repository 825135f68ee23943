namespace Ballast.Conventions;

/// <summary>Each rule for C# files, on sources that break it and sources that do not.</summary>
public sealed class SourceRuleTests
{
    private static readonly string FiftyNineLines = string.Concat(Enumerable.Repeat("        A();\n", 56));

    [Fact]
    public void A_file_of_401_lines_is_too_long_and_one_of_400_is_not()
    {
        Assert.Equal(["src/Ballast.Core/X.cs:401: 401 lines"], Found(Budgets.LongFiles, string.Concat(Enumerable.Repeat("//\n", 401))));
        Assert.Empty(Found(Budgets.LongFiles, string.Concat(Enumerable.Repeat("//\n", 400))));
    }

    // 57 statements, the signature, two braces: 60 lines. The attribute and the documentation do not count.
    [Theory]
    [InlineData("        A();\n", "")]
    [InlineData("        A();\n        A();\n", "src/Ballast.Core/X.cs:4: Long has 61 lines")]
    public void A_method_of_61_lines_is_too_long_and_one_of_60_is_not(string rest, string expected)
    {
        string source = $"class X\n{{\n    /// <summary>Documented.</summary>\n    [Fact] void Long()\n    {{\n{FiftyNineLines}{rest}    }}\n}}\n";
        Assert.Equal(expected.Length == 0 ? [] : [expected], Found(Budgets.LongMethods, source));
    }

    [Theory]
    [InlineData("class X { void M(int a, int b, int c, int d, int e, int f) { } }", "M has 6 parameters")]
    [InlineData("class X { X(int a, int b, int c, int d, int e, int f) { } }", "X has 6 parameters")]
    [InlineData("class X(int a, int b, int c, int d, int e, int f);", "X has 6 parameters")]
    [InlineData("class X { void M(int a, int b, int c, int d, int e) { } }", "")]
    [InlineData("record X(int A, int B, int C, int D, int E, int F);", "")]
    [InlineData("class X { [LibraryImport(\"c\")] static partial void M(int a, int b, int c, int d, int e, int f); }", "")]
    public void Six_parameters_are_too_many_for_a_call_but_not_for_a_record_of_data(string source, string expected) => AssertFound(Budgets.LongParameterLists, source, expected);

    [Theory]
    [InlineData("public class X { public void M(bool deep) { } }", "the parameter 'deep' of M is a bool")]
    [InlineData("public class X { public X(bool? deep) { } }", "the parameter 'deep' of X is a bool")]
    [InlineData("public interface X { void M(bool deep); }", "the parameter 'deep' of M is a bool")]
    [InlineData("public class X { internal void M(bool deep) { } }", "")]
    [InlineData("internal class X { public void M(bool deep) { } }", "")]
    [InlineData("public class X { public void M(out bool found) { } }", "")]
    [InlineData("public class X { protected override void Dispose(bool disposing) { } }", "")]
    [InlineData("public sealed record X(bool IsBest);", "")]
    public void A_bool_that_a_caller_must_pass_is_found(string source, string expected) => AssertFound(Surface.BooleanParameters, source, expected);

    [Theory]
    [InlineData("public class X { public int Y { get; set; } }", "a public setter")]
    [InlineData("public class X { public int this[int i] { get => 0; set { } } }", "a public setter")]
    [InlineData("public struct X { public int Y; }", "a public field that anyone can change")]
    [InlineData("public class X { public int Y { get; init; } }", "")]
    [InlineData("public class X { public int Y { get; private set; } }", "")]
    [InlineData("public class X { public const int Y = 1; public static readonly int Z = 2; }", "")]
    [InlineData("class X { public int Y { get; set; } }", "")]
    public void A_public_value_that_can_be_changed_is_found(string source, string expected) => AssertFound(Surface.Setters, source, expected);

    [Theory]
    [InlineData("public class X { }", "X can be inherited from outside")]
    [InlineData("public record X(int A);", "X can be inherited from outside")]
    [InlineData("public abstract record X;", "X can be inherited from outside")]
    [InlineData("public abstract class X { protected X() { } }", "X can be inherited from outside")]
    [InlineData("public static class X { public class Y { } }", "Y can be inherited from outside")]
    [InlineData("public abstract record X { private X() { } public sealed record Y : X; }", "")]
    [InlineData("public abstract class X { private protected X() { } }", "")]
    [InlineData("public sealed class X { }", "")]
    [InlineData("public readonly record struct X(int A);", "")]
    [InlineData("class X { }", "")]
    public void A_public_type_that_others_can_extend_is_found(string source, string expected) => AssertFound(Surface.OpenTypes, source, expected);

    [Theory]
    [InlineData("namespace Ballast.Core; class X { } enum Y { A }", "a second top-level type, Y")]
    [InlineData("namespace Ballast.Core; class Other { }", "the type is Other, the file X.cs")]
    [InlineData("namespace Ballast.Core; class X { class Y { } }", "")]
    [InlineData("System.Console.WriteLine();", "")]
    public void A_second_type_or_another_name_is_found(string source, string expected) => AssertFound(Shape.Types, source, expected);

    [Fact]
    public void A_part_of_a_partial_type_may_say_which_part_it_is() =>
        Assert.Empty(Shape.Types(new SourceFile("src/Ballast.Core/X.Rows.cs", "namespace Ballast.Core; partial class X { }")));

    [Theory]
    [InlineData("namespace Ballast.Core.Splits; class X { }", "the namespace is Ballast.Core.Splits, the project Ballast.Core")]
    [InlineData("class X { }", "X is in no namespace")]
    [InlineData("namespace Ballast.Core; class X { }", "")]
    public void Another_namespace_than_the_project_is_found(string source, string expected) => AssertFound(Shape.Namespaces, source, expected);

    [Theory]
    [InlineData("tests/Ballast.Core.Tests/Splits/XTests.cs", "there is no src/Ballast.Core/Splits/")]
    [InlineData("tests/Ballast.Core.Tests/Tables/XTests.cs", "")]
    [InlineData("tests/Ballast.Core.Tests/XTests.cs", "")]
    [InlineData("tests/Ballast.Core.Tests/Support/X.cs", "")]
    public void A_test_folder_without_its_source_folder_is_found(string path, string expected)
    {
        IEnumerable<Violation> found = Shape.TestFolders(new SourceFile(path, ""), new HashSet<string> { "src/Ballast.Core/Tables" });
        Assert.Equal(expected.Length == 0 ? [] : [expected], found.Select(v => v.What));
    }

    [Theory]
    [InlineData("class X { [Fact] public void TestSplit() { } }", "'TestSplit' is not a sentence")]
    [InlineData("class X { [Theory] public void Split_works() { } }", "'Split_works' is not a sentence")]
    [InlineData("class X { [Fact] public void No_leaf_crosses_a_split() { } }", "")]
    public void The_name_of_a_test_that_says_nothing_is_found(string source, string expected) => AssertFound(Shape.TestNames, source, expected);

    [Theory]
    [InlineData("// TO" + "DO: later\nclass X { }", 1)]
    [InlineData("class X { /* FIX" + "ME */ }", 1)]
    [InlineData("/// <summary>HA" + "CK</summary>\nclass X { }", 1)]
    [InlineData("// What to do first.\nclass X { }", 0)]
    public void A_note_to_oneself_is_found(string source, int expected) => Assert.Equal(expected, Found(Leftovers.Notes, source).Length);

    [Fact]
    public void A_stub_is_found() => AssertFound(Leftovers.Stubs, "class X { int M() => throw new NotImplemented" + "Exception(); }", "NotImplementedException");

    [Fact]
    public void A_region_is_found() => AssertFound(Leftovers.Regions, "class X {\n#region Fields\n#endregion\n}", "#region Fields");

    [Theory]
    [InlineData("// int x = 5;\nclass X { }", 1)]
    [InlineData("class X { /*\n    for (int i = 0; i < 5; i++) {\n    }\n */ }", 1)]
    [InlineData("class X { // }\n }", 1)]
    [InlineData("// plan.Labels[3] += 1;\nclass X { }", 1)]
    [InlineData("// Check(labels, classes);\nclass X { }", 1)]
    [InlineData("// return found;\nclass X { }", 1)]
    [InlineData("// Each share is 1/4 of 2 = 0.5, rounded to even 0;\n// nothing is made.\nclass X { }", 0)]
    [InlineData("// Ties go to the lower index; see the paper, section 3.\nclass X { } // [n, k]", 0)]
    [InlineData("/// <summary>int x = 5;</summary>\nclass X { }", 0)]
    public void Code_in_a_comment_is_found(string source, int expected) => Assert.Equal(expected, Found(Leftovers.DeadCode, source).Length);

    [Theory]
    [InlineData("#pragma warning disable CA1000\nclass X { }", 1)]
    [InlineData("#nullable disable\nclass X { }", 1)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\")] class X { }", 1)]
    [InlineData("#pragma warning disable CA1000 // the interface asks for it\nclass X { }\n#pragma warning restore CA1000", 0)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\", Justification = \"The interface asks for it.\")] class X { }", 0)]
    public void A_suppression_without_a_reason_is_found(string source, int expected) => Assert.Equal(expected, Found(Leftovers.SilentSuppressions, source).Length);

    [Theory]
    [InlineData("using TorchSharp;", "TorchSharp belongs to Ballast.Training")]
    [InlineData("using TorchSharp.Modules;", "TorchSharp belongs to Ballast.Training")]
    [InlineData("using static TorchSharp.torch;", "TorchSharp belongs to Ballast.Training")]
    [InlineData("class X { TorchSharp.torch.Tensor? t; }", "TorchSharp belongs to Ballast.Training")]
    [InlineData("class X { object M() => TorchSharp.torch.ones(3); }", "TorchSharp belongs to Ballast.Training")]
    [InlineData("using TorchSharper;", "")]
    public void A_library_outside_its_room_is_found(string source, string expected)
    {
        var owners = new Dictionary<string, string> { ["TorchSharp"] = "Ballast.Training" };
        AssertFound(file => Libraries.Strays(file, owners), source, expected);
        Assert.Empty(Libraries.Strays(new SourceFile("tests/Ballast.Training.Tests/X.cs", source), owners));
    }

    [Theory]
    [InlineData("Ballast.MachineLearning", "using Microsoft.ML.Data;", 0)]
    [InlineData("Ballast.MachineLearning", "using Microsoft.ML.OnnxRuntime;", 1)]
    [InlineData("Ballast.Training", "using Microsoft.ML.OnnxRuntime.Tensors;", 0)]
    [InlineData("Ballast.Training", "using Microsoft.ML;", 1)]
    public void Of_libraries_whose_names_begin_alike_the_longest_is_meant(string room, string source, int expected)
    {
        var owners = new Dictionary<string, string> { ["Microsoft.ML"] = "Ballast.MachineLearning", ["Microsoft.ML.OnnxRuntime"] = "Ballast.Training" };
        Assert.Equal(expected, Libraries.Strays(new SourceFile($"src/{room}/X.cs", source), owners).Count());
    }

    private static string[] Found(Func<SourceFile, IEnumerable<Violation>> rule, string source) =>
        [.. rule(new SourceFile("src/Ballast.Core/X.cs", source)).Select(violation => violation.ToString())];

    private static void AssertFound(Func<SourceFile, IEnumerable<Violation>> rule, string source, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [$"src/Ballast.Core/X.cs:{(source.StartsWith("class X {\n", StringComparison.Ordinal) ? 2 : 1)}: {expected}"], Found(rule, source));
}
