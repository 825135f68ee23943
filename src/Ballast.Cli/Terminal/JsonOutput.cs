using System.CommandLine;
using System.Text.Json;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>The <c>--json</c> option: the result as JSON on standard output and nothing else there.</summary>
internal static class JsonOutput
{
    public static Option<bool> Option() => new("--json") { Description = "Print the result as JSON." };

    public static void Write(object value) => Console.WriteLine(JsonSerializer.Serialize(value, JsonFormat.File));
}
