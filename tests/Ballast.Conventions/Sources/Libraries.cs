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
               from library in roomOfLibrary.Keys
               where (name == library || (node is not MemberAccessExpressionSyntax && name.StartsWith(library + ".", StringComparison.Ordinal))) && roomOfLibrary[library] != room
               select source.At(node.SpanStart, $"{library} belongs to {roomOfLibrary[library]}");
    }
}
