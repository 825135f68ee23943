using System.Text.Json;

namespace Ballast.Resampling.Tests;

/// <summary>Draws and sizes of NumPy and scikit-learn beside the tests; tests/reference/make_resampling_vectors.py makes them.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        using Stream resource = typeof(Vectors).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        return JsonDocument.Parse(resource).RootElement;
    }

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
