using System.Text.Json;

namespace Ballast.Resampling.Tests;

/// <summary>The vectors beside the tests, or those of the folder that BALLAST_CONFORMANCE names.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("BALLAST_CONFORMANCE");
        string file = name == "golden.json" ? Path.Combine("golden", name) : name;
        if (folder is not null && File.Exists(Path.Combine(folder, file)))
        {
            using FileStream stream = File.OpenRead(Path.Combine(folder, file));
            return JsonDocument.Parse(stream).RootElement;
        }

        using Stream resource = typeof(Vectors).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        return JsonDocument.Parse(resource).RootElement;
    }

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
