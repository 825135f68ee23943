using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ballast.Conventions;

/// <summary>Compiles the programs that pages show, with the variables in scope that a reader has.</summary>
internal static class MethodProgram
{
    private const string Before = """
        #pragma warning disable
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Linq;
        using Ballast.Core;
        using Ballast.Metrics;
        using Ballast.Resampling;

        static class Program
        {
            static Matrix<float> features, newFeatures;
            static int[] labels, groups, truth, predicted;
            static int classes;
            static double[] targets, scores;
            static Matrix<double> probabilities;
            static Matrix<int> codes;
            static PredictedProbabilities validation, test;

            static void Main()
            {

        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the compiler has against a program, with lines of the page.</summary>
    public static IEnumerable<Violation> Errors(string page, int firstLine, string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Before + code + "\n    }\n}\n", new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("page", [tree], References, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        int before = Before.AsSpan().Count('\n');
        return from error in compilation.GetDiagnostics()
               where error.Severity == DiagnosticSeverity.Error
               select new Violation(page, error.Location.GetLineSpan().StartLinePosition.Line - before + firstLine, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
