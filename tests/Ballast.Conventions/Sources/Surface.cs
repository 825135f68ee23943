using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>What the public surface may not hold.</summary>
internal static class Surface
{
    /// <summary>A call <c>Load(path, true)</c> tells nothing; an enumeration or an options record does.</summary>
    public static IEnumerable<Violation> BooleanParameters(SourceFile source) =>
        from callable in source.Callables()
        where callable.Member.IsVisible() && !callable.Member.Has(SyntaxKind.OverrideKeyword)
        from parameter in callable.Parameters.Parameters
        where parameter.Type?.ToString() is "bool" or "bool?" or "Boolean" && !parameter.Modifiers.Any(SyntaxKind.OutKeyword)
        select source.At(parameter.Identifier, $"the parameter '{parameter.Identifier.ValueText}' of {callable.Name.ValueText} is a bool");

    public static IEnumerable<Violation> Setters(SourceFile source)
    {
        foreach (BasePropertyDeclarationSyntax property in source.Root.DescendantNodes().OfType<BasePropertyDeclarationSyntax>())
        {
            AccessorDeclarationSyntax? setter = property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.SetAccessorDeclaration));
            if (setter is not null && setter.Modifiers.Count == 0 && property.IsVisible() && !property.Has(SyntaxKind.OverrideKeyword))
                yield return source.At(setter.Keyword, "a public setter");
        }

        foreach (FieldDeclarationSyntax field in source.Root.DescendantNodes().OfType<FieldDeclarationSyntax>())
        {
            if (field.IsVisible() && !field.Has(SyntaxKind.ReadOnlyKeyword) && !field.Has(SyntaxKind.ConstKeyword))
                yield return source.At(field.SpanStart, "a public field that anyone can change");
        }
    }

    /// <summary>A public class is sealed, static, or the root of a hierarchy that nobody outside can extend.</summary>
    public static IEnumerable<Violation> OpenTypes(SourceFile source) => source.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        .Where(type => type is ClassDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration))
        .Where(type => type.IsVisible() && !type.Has(SyntaxKind.SealedKeyword) && !type.Has(SyntaxKind.StaticKeyword) && !IsClosedRoot(type))
        .Select(type => source.At(type.Identifier, $"{type.Identifier.ValueText} can be inherited from outside"));

    private static bool IsClosedRoot(TypeDeclarationSyntax type)
    {
        ConstructorDeclarationSyntax[] constructors = [.. type.Members.OfType<ConstructorDeclarationSyntax>().Where(c => !c.Has(SyntaxKind.StaticKeyword))];
        return type.Has(SyntaxKind.AbstractKeyword) && type.ParameterList is null && constructors.Length > 0
            && constructors.All(c => c.Has(SyntaxKind.PrivateKeyword) || (c.Has(SyntaxKind.InternalKeyword) && !c.Has(SyntaxKind.ProtectedKeyword)));
    }
}
