using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>Which namespaces of outside libraries a file names.</summary>
internal static class Libraries
{
    /// <summary>Each use of a library outside the room that owns it.</summary>
    public static IEnumerable<Violation> Strays(SourceFile source, IReadOnlyDictionary<string, string> roomOfLibrary)
    {
        string room = source.Project.Replace(".Tests", "", StringComparison.Ordinal);
        return from node in source.Root.DescendantNodes()
               let name = node switch
               {
                   UsingDirectiveSyntax { Name: { } used } => used.ToString(),
                   QualifiedNameSyntax { Parent: not (UsingDirectiveSyntax or QualifiedNameSyntax) } qualified => qualified.ToString(),
                   MemberAccessExpressionSyntax access => access.Expression.ToString(),
                   _ => "",
               }
               let library = roomOfLibrary.Keys.Where(library => Names(node, name, library)).MaxBy(library => library.Length)
               where library is not null && roomOfLibrary[library] != room
               select source.At(node.SpanStart, $"{library} belongs to {roomOfLibrary[library]}");
    }

    /// <summary>Whether a name is a library's or stands below it. Of libraries whose names begin alike the longest is meant.</summary>
    private static bool Names(Microsoft.CodeAnalysis.SyntaxNode node, string name, string library) =>
        name == library || (node is not MemberAccessExpressionSyntax && name.StartsWith(library + ".", StringComparison.Ordinal));
}
