using Ballast.Core;

namespace Ballast.Detection;

/// <summary>A folder that appears under its name only when it is complete: files grow in a folder beside it, and one rename finishes it.</summary>
internal sealed class NewDatasetFolder : IDisposable
{
    private readonly string target;
    private readonly string partial;
    private bool finished;

    private NewDatasetFolder(string target, string partial) => (this.target, this.partial) = (target, partial);

    /// <summary>Runs the writing; what it wrote is there under the name of the folder, or nothing is.</summary>
    /// <exception cref="BallastException">The folder is not empty, or cannot be written.</exception>
    internal static void Write(string path, Action<NewDatasetFolder> write)
    {
        try
        {
            using NewDatasetFolder folder = Begin(path);
            write(folder);
            folder.Finish();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be written: {cause.Message} Nothing was left there. Free some space or choose another folder.", innerException: cause);
        }
    }

    /// <summary>Writes a file of text below the folder.</summary>
    /// <param name="relative">Its path, with '/'.</param>
    /// <param name="text">Its text.</param>
    internal void WriteText(string relative, string text) => File.WriteAllText(Place(relative), text);

    /// <summary>Copies a file into the folder.</summary>
    internal void Copy(string source, string relative) => File.Copy(source, Place(relative));

    internal void MakeFolder(string relative) => Directory.CreateDirectory(Path.Join(partial, relative));

    public void Dispose()
    {
        if (!finished && Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
    }

    private static NewDatasetFolder Begin(string path)
    {
        string final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(final)) throw new BallastException($"{path}: is a file, but a dataset needs a folder. Name a new folder.");
        if (Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any()) throw new BallastException($"{path}: is not empty. Nothing was written. Name a new or empty folder.");
        string? parent = Path.GetDirectoryName(final);
        if (parent is null) throw new BallastException($"{path}: is the root of a disk. Name a new folder below it.");
        string beside = Path.Join(parent, $".{Path.GetFileName(final)}.ballast-partial");
        if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside);
        return new NewDatasetFolder(final, beside);
    }

    private string Place(string relative)
    {
        string full = Path.Join(partial, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    private void Finish()
    {
        if (Directory.Exists(target)) Directory.Delete(target);
        Directory.Move(partial, target);
        finished = true;
    }
}
