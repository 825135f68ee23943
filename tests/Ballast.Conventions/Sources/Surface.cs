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

    /// <summary>A public class is sealed, static, or the root of a hierarchy that nobody outside can extend. The files of a partial type are judged together.</summary>
    public static IEnumerable<Violation> OpenTypes(IEnumerable<SourceFile> sources) => sources
        .SelectMany(source => source.Root.DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => (Source: source, Type: type)))
        .Where(part => part.Type is ClassDeclarationSyntax || part.Type.IsKind(SyntaxKind.RecordDeclaration))
        .GroupBy(part => (part.Source.Area, part.Source.Project, Name: FullName(part.Type)))
        .Select(parts => parts.ToArray())
        .Where(parts => IsOpen([.. parts.Select(part => part.Type)]))
        .Select(parts => parts[0].Source.At(parts[0].Type.Identifier, $"{parts[0].Type.Identifier.ValueText} can be inherited from outside"));

    private static bool IsOpen(TypeDeclarationSyntax[] parts) =>
        parts.Any(part => part.IsVisible()) && !parts.Any(part => part.Has(SyntaxKind.SealedKeyword) || part.Has(SyntaxKind.StaticKeyword)) && !IsClosedRoot(parts);

    private static bool IsClosedRoot(TypeDeclarationSyntax[] parts)
    {
        ConstructorDeclarationSyntax[] constructors = [.. parts.SelectMany(part => part.Members).OfType<ConstructorDeclarationSyntax>().Where(c => !c.Has(SyntaxKind.StaticKeyword))];
        return parts.Any(part => part.Has(SyntaxKind.AbstractKeyword)) && parts.All(part => part.ParameterList is null) && constructors.Length > 0
            && constructors.All(c => c.Has(SyntaxKind.PrivateKeyword) || (c.Has(SyntaxKind.InternalKeyword) && !c.Has(SyntaxKind.ProtectedKeyword)));
    }

    /// <summary>The name with its namespace, the types around it and the number of its type parameters: what the parts of one type share.</summary>
    private static string FullName(TypeDeclarationSyntax type) => string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax each => $"{each.Identifier.ValueText}`{each.TypeParameterList?.Parameters.Count ?? 0}",
        _ => "",
    }));
}
