namespace Ballast.Cli;

/// <summary>The one line in which a failure is told.</summary>
internal static class ErrorLine
{
    public static void Write(string message) => Console.Error.WriteLine($"ballast: error: {message.ReplaceLineEndings(" ")}");
}
