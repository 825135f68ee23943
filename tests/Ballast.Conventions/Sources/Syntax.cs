using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>Questions that several rules ask of a declaration.</summary>
internal static class Syntax
{
    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    /// <summary>Whether a user of the assembly can reach the member: it and every type around it are public or protected.</summary>
    public static bool IsVisible(this MemberDeclarationSyntax member)
    {
        bool open = member.Has(SyntaxKind.PublicKeyword)
            || (member.Has(SyntaxKind.ProtectedKeyword) && !member.Has(SyntaxKind.PrivateKeyword))
            || (member.Parent is InterfaceDeclarationSyntax && !member.Has(SyntaxKind.PrivateKeyword) && !member.Has(SyntaxKind.InternalKeyword));
        return open && (member.Parent is not TypeDeclarationSyntax type || type.IsVisible());
    }

    /// <summary>Everything that takes parameters and is callable, with its name.</summary>
    public static IEnumerable<(MemberDeclarationSyntax Member, SyntaxToken Name, BaseParameterListSyntax Parameters)> Callables(this SourceFile source)
    {
        foreach (MemberDeclarationSyntax member in source.Root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            switch (member)
            {
                case MethodDeclarationSyntax method: yield return (member, method.Identifier, method.ParameterList); break;
                case ConstructorDeclarationSyntax constructor: yield return (member, constructor.Identifier, constructor.ParameterList); break;
                case IndexerDeclarationSyntax indexer: yield return (member, indexer.ThisKeyword, indexer.ParameterList); break;
                case DelegateDeclarationSyntax @delegate: yield return (member, @delegate.Identifier, @delegate.ParameterList); break;
                // The parameters of a positional record are its properties: data, not a call to read.
                case TypeDeclarationSyntax { ParameterList: { } parameters } type and not RecordDeclarationSyntax:
                    yield return (member, type.Identifier, parameters);
                    break;
            }
        }
    }
}
