using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>How a file is laid out: one type, its name, its namespace, its place.</summary>
internal static class Shape
{
    public static IEnumerable<Violation> Types(SourceFile source)
    {
        MemberDeclarationSyntax[] types = [.. TopLevel(source).Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)];
        foreach (MemberDeclarationSyntax extra in types.Skip(1)) yield return source.At(extra.SpanStart, $"a second top-level type, {NameOf(extra)}");
        // The parts of a partial type are X.cs and X.Part.cs.
        if (types.Length > 0 && NameOf(types[0]) != source.Name.Split('.')[0])
            yield return source.At(types[0].SpanStart, $"the type is {NameOf(types[0])}, the file {source.Name}.cs");
    }

    public static IEnumerable<Violation> Namespaces(SourceFile source)
    {
        foreach (MemberDeclarationSyntax member in source.Root.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
            {
                if (space.Name.ToString() != source.Project) yield return source.At(space.Name.SpanStart, $"the namespace is {space.Name}, the project {source.Project}");
            }
            else if (member is not GlobalStatementSyntax)
            {
                yield return source.At(member.SpanStart, $"{NameOf(member)} is in no namespace");
            }
        }
    }

    /// <summary>The folders of a test project are those of the room it tests; <c>Support</c> holds what only tests need.</summary>
    public static IEnumerable<Violation> TestFolders(SourceFile test, IReadOnlySet<string> productFolders)
    {
        if (test.Folder.Length == 0 || test.Folder.Split('/')[0] == "Support") yield break;
        string mirrored = $"src/{test.Project[..^".Tests".Length]}/{test.Folder}";
        if (!productFolders.Contains(mirrored)) yield return new(test.Path, 1, $"there is no {mirrored}/");
    }

    public static IEnumerable<Violation> TestNames(SourceFile test) => test.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory"))
        .Where(method => method.Identifier.ValueText.Split('_').Length < 3)
        .Select(method => test.At(method.Identifier, $"'{method.Identifier.ValueText}' is not a sentence"));

    private static IEnumerable<MemberDeclarationSyntax> TopLevel(SourceFile source) =>
        source.Root.Members.SelectMany<MemberDeclarationSyntax, MemberDeclarationSyntax>(m => m is BaseNamespaceDeclarationSyntax space ? space.Members : [m]);

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax @delegate => @delegate.Identifier.ValueText,
        _ => member.Kind().ToString(),
    };
}
