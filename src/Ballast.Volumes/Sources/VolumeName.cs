namespace Ballast.Volumes;

/// <summary>What volumes are called.</summary>
internal static class VolumeName
{
    /// <summary>The name of a file without its suffix; .nii.gz is one suffix.</summary>
    internal static string OfFile(string path)
    {
        string name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        string stem = Path.GetFileNameWithoutExtension(name);
        return stem.Length > 0 ? stem : name;
    }
}
