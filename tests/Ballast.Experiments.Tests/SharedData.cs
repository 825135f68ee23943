namespace Ballast.Experiments.Tests;

/// <summary>Real data that is not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>A folder of the data, or null where it is absent.</summary>
    public static string? Find(string name)
    {
        string? root = Environment.GetEnvironmentVariable("BALLAST_DATA");
        if (root is null) return null;
        string folder = Path.Combine(root, name);
        return Directory.Exists(folder) ? folder : null;
    }
}
