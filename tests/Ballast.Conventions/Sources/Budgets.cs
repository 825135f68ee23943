using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>How long a file, a method and a parameter list may be.</summary>
internal static class Budgets
{
    public const int FileLines = 400, MethodLines = 60, Parameters = 5;

    public static IEnumerable<Violation> LongFiles(SourceFile source)
    {
        int lines = source.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > FileLines) yield return new(source.Path, FileLines + 1, $"{lines} lines");
    }

    public static IEnumerable<Violation> LongMethods(SourceFile source)
    {
        foreach (SyntaxNode node in source.Root.DescendantNodes())
        {
            if (NameOf(node) is not { } name) continue;
            int lines = source.LineOf(node.Span.End) - source.LineOf(FirstToken(node).SpanStart) + 1;
            if (lines > MethodLines) yield return source.At(name, $"{name.ValueText} has {lines} lines");
        }

        GlobalStatementSyntax[] program = [.. source.Root.Members.OfType<GlobalStatementSyntax>()];
        if (program.Length == 0) yield break;
        int length = source.LineOf(program[^1].Span.End) - source.LineOf(program[0].SpanStart) + 1;
        if (length > MethodLines) yield return source.At(program[0].SpanStart, $"the top-level statements have {length} lines");
    }

    public static IEnumerable<Violation> LongParameterLists(SourceFile source) => source.Callables()
        .Where(c => c.Parameters.Parameters.Count > Parameters && !c.Member.Has(SyntaxKind.OverrideKeyword) && !IsNative(c.Member))
        .Select(c => source.At(c.Name, $"{c.Name.ValueText} has {c.Parameters.Parameters.Count} parameters"));

    private static bool IsNative(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "DllImport" or "LibraryImport");

    private static SyntaxToken? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken,
        LocalFunctionStatementSyntax local => local.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier,
        IndexerDeclarationSyntax { ExpressionBody: not null } indexer => indexer.ThisKeyword,
        _ => null,
    };

    /// <summary>The first token behind the attributes, which are not part of a method's length.</summary>
    private static SyntaxToken FirstToken(SyntaxNode node) =>
        node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault() is { } last ? last.GetLastToken().GetNextToken() : node.GetFirstToken();
}
