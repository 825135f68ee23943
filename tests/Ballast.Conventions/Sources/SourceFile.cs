using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ballast.Conventions;

/// <summary>A C# file: its place and its syntax.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly Lazy<CompilationUnitSyntax> root = new(() => CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot());

    /// <summary>Relative to the repository, with forward slashes.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    public CompilationUnitSyntax Root => root.Value;

    /// <summary>The top folder: src, tests, bench, samples.</summary>
    public string Area => Path.Split('/')[0];

    public string Project => Path.Split('/')[1];

    /// <summary>The folders between the project and the file; empty for a file at the project's top.</summary>
    public string Folder => string.Join('/', Path.Split('/')[2..^1]);

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public Violation At(SyntaxToken token, string what) => At(token.SpanStart, what);

    public Violation At(int position, string what) => new(Path, LineOf(position), what);

    public int LineOf(int position) => Root.SyntaxTree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;
}
