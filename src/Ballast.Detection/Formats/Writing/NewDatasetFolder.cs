namespace Ballast.Detection;

/// <summary>The folder that a writer fills; it appears under its name when it is complete.</summary>
internal sealed class NewDatasetFolder
{
    private readonly string partial;

    private NewDatasetFolder(string partial) => this.partial = partial;

    /// <summary>Runs the writing; what it wrote is there under the name of the folder, or nothing is.</summary>
    /// <param name="dataset">What is written; its own folder stays as it is.</param>
    /// <param name="path">The folder.</param>
    /// <param name="write">Writes the files.</param>
    /// <exception cref="Core.BallastException">The folder is not empty, lies in that of the dataset, or cannot be written.</exception>
    internal static void Write(DetectionDataset dataset, string path, Action<NewDatasetFolder> write)
    {
        if (dataset.Root.Length > 0) StagingFolder.RequireApart(dataset.Root, path);
        using StagingFolder staged = StagingFolder.Begin(path, ExistingFolder.Refuse);
        WriteFailure.Named(staged.Target, () =>
        {
            write(new NewDatasetFolder(staged.Partial));
            return true;
        });
        staged.Finish();
    }

    /// <summary>Writes a file of text below the folder.</summary>
    /// <param name="relative">Its path, with '/'.</param>
    /// <param name="text">Its text.</param>
    internal void WriteText(string relative, string text) => File.WriteAllText(Place(relative), text);

    /// <summary>Copies a file into the folder.</summary>
    internal void Copy(string source, string relative) => File.Copy(source, Place(relative));

    internal void MakeFolder(string relative) => Directory.CreateDirectory(Path.Join(partial, relative));

    private string Place(string relative)
    {
        string full = Path.Join(partial, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
