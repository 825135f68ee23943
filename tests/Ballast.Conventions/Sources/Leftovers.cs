using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>What finished code does not carry: notes to oneself, stubs, dead lines, unexplained suppressions.</summary>
internal static partial class Leftovers
{
    public static IEnumerable<Violation> Notes(SourceFile source) => Comments(source)
        .Where(comment => Note.IsMatch(comment.ToString()))
        .Select(comment => source.At(comment.SpanStart, comment.ToString().Trim()));

    public static IEnumerable<Violation> Stubs(SourceFile source) => source.Root.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "NotImplementedException")
        .Select(token => source.At(token, token.ValueText));

    public static IEnumerable<Violation> Regions(SourceFile source) => Directives(source)
        .OfType<RegionDirectiveTriviaSyntax>()
        .Select(region => source.At(region.SpanStart, region.ToString().Trim()));

    /// <summary>A line of a comment that reads as a statement or as the edge of a block is taken for code.</summary>
    public static IEnumerable<Violation> DeadCode(SourceFile source) =>
        from comment in Comments(source)
        where !comment.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) && !comment.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        where comment.ToString().Split('\n').Any(line => Code.IsMatch(line))
        select source.At(comment.SpanStart, comment.ToString().Trim());

    public static IEnumerable<Violation> SilentSuppressions(SourceFile source)
    {
        foreach (DirectiveTriviaSyntax directive in Directives(source))
        {
            bool disables = directive is PragmaWarningDirectiveTriviaSyntax pragma && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
            disables |= directive is NullableDirectiveTriviaSyntax nullable && nullable.SettingToken.IsKind(SyntaxKind.DisableKeyword);
            if (disables && !directive.EndOfDirectiveToken.LeadingTrivia.Any(SyntaxKind.SingleLineCommentTrivia) && !directive.ToString().Contains("//", StringComparison.Ordinal))
                yield return source.At(directive.SpanStart, directive.ToString().Trim());
        }

        foreach (AttributeSyntax attribute in source.Root.DescendantNodes().OfType<AttributeSyntax>())
        {
            bool suppresses = attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal);
            if (suppresses && attribute.ArgumentList?.Arguments.Any(a => a.NameEquals?.Name.Identifier.ValueText == "Justification") != true)
                yield return source.At(attribute.SpanStart, attribute.ToString());
        }
    }

    private static IEnumerable<SyntaxTrivia> Comments(SourceFile source) => source.Root.DescendantTrivia().Where(trivia => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia);

    private static IEnumerable<DirectiveTriviaSyntax> Directives(SourceFile source) =>
        source.Root.DescendantTrivia().Where(trivia => trivia.IsDirective).Select(trivia => (DirectiveTriviaSyntax)trivia.GetStructure()!);

    [GeneratedRegex(@"\b(TO-?DO|FIXME|HACK|XXX)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Note { get; }

    // A statement with a keyword, an assignment, a call, the head of a block, a brace alone. Prose may end in a semicolon too.
    [GeneratedRegex(
        @"^\s*(//|/?\*)?\s*((return|throw|using|yield|break|continue)\b.*;|([\w.<>\[\]?]+\s+)?[\w.\[\]]+\s*[-+*/]?=[^=].*;|(await\s+)?[\w.]+\(.*\);|.*[)=>]\s*\{|[{}])\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code { get; }
}
