using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>
/// A folder that appears under its name only when it is complete: it grows beside the target under a hidden name, which one rename replaces. A lock keeps a second process out; what a killed
/// run left is cleared by the next.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    /// <summary>The file that tells a folder in the making from a person's own.</summary>
    internal const string Mark = ".ballast-staging";

    private readonly FileStream held;
    private readonly ExistingFolder existing;
    private bool finished;

    private StagingFolder(StagingNames names, ExistingFolder existing, FileStream held)
    {
        Names = names;
        this.existing = existing;
        this.held = held;
    }

    /// <summary>The final name of the folder, absolute.</summary>
    internal string Target => Names.Target;

    /// <summary>Where its files are written meanwhile.</summary>
    internal string Partial => Names.Partial;

    private StagingNames Names { get; }

    /// <summary>Starts an empty folder; its parent is created.</summary>
    /// <exception cref="BallastException">The target is there already, another process writes it, or the disk does not let it be written.</exception>
    internal static StagingFolder Begin(string target, ExistingFolder existing)
    {
        StagingNames names = StagingNames.Of(target);
        return WriteFailure.Named(names.Target, () =>
        {
            Directory.CreateDirectory(names.Parent);
            FileStream claim = Lock(names);
            try
            {
                Recover(names);
                if (existing == ExistingFolder.Refuse) RequireFree(names.Target);
                Clear(names.Partial);
                Directory.CreateDirectory(names.Partial);
                File.WriteAllBytes(Path.Join(names.Partial, Mark), []);
                return new StagingFolder(names, existing, claim);
            }
            catch
            {
                claim.Dispose();
                throw;
            }
        });
    }

    /// <summary>Puts back a folder whose replacement was killed between its two renames, for who reads it before writing.</summary>
    /// <exception cref="BallastException">Another process writes it.</exception>
    internal static void Restore(string target)
    {
        StagingNames names = StagingNames.Of(target);
        if (!Directory.Exists(names.Replaced)) return;
        using FileStream claim = Lock(names);
        WriteFailure.Named(names.Target, () =>
        {
            Recover(names);
            return true;
        });
    }

    /// <summary>Refuses to write a folder into another, or one around it: the input would not stay as it is.</summary>
    /// <exception cref="BallastException">One of the folders holds the other.</exception>
    internal static void RequireApart(string input, string target)
    {
        string from = RealPath.Of(input), to = RealPath.Of(target);
        if (!FolderBounds.IsWithin(from, to) && !FolderBounds.IsWithin(to, from)) return;
        throw new BallastException($"'{target}' and the input '{input}' lie one in the other, so writing would change the input. Name a folder beside it.");
    }

    /// <summary>Gives the folder its final name.</summary>
    internal void Finish() => WriteFailure.Named(Target, () =>
    {
        if (existing == ExistingFolder.Replace && Directory.Exists(Target)) Directory.Move(Target, Names.Replaced);
        else RemoveEmptyTarget();
        Directory.Move(Partial, Target);
        finished = true;
        // Last: without its mark, what a kill left under the temporary name could not be told from a person's own folder.
        File.Delete(Path.Join(Target, Mark));
        if (Directory.Exists(Names.Replaced)) Directory.Delete(Names.Replaced, recursive: true);
        return true;
    });

    public void Dispose()
    {
        try
        {
            if (!finished && Directory.Exists(Partial)) Directory.Delete(Partial, recursive: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The failure that ended the work is the one to report; the next run clears what is left here.
            _ = cause;
        }

        held.Dispose();
    }

    private static FileStream Lock(StagingNames names)
    {
        try
        {
            return new FileStream(names.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException cause) when (File.Exists(names.Lock))
        {
            throw new BallastException($"{names.Target}: another process is writing there. Wait until it is done, then run this again.", innerException: cause);
        }
    }

    /// <summary>A run that was killed between the two renames of a replacement left the older folder under another name.</summary>
    private static void Recover(StagingNames names)
    {
        if (!Directory.Exists(names.Replaced)) return;
        if (Directory.Exists(names.Target)) Directory.Delete(names.Replaced, recursive: true);
        else Directory.Move(names.Replaced, names.Target);
    }

    private static void RequireFree(string target)
    {
        if (File.Exists(target)) throw new BallastException($"{target}: is a file, but a folder is to be written. Name a new folder.");
        if (!Directory.Exists(target)) return;
        string? first = Directory.EnumerateFileSystemEntries(target).Select(Path.GetFileName).Min(StringComparer.Ordinal);
        if (first is not null) throw new BallastException($"{target}: is not empty (it holds '{first}'). Nothing was written. Name a new or empty folder.");
    }

    private static void Clear(string partial)
    {
        if (!Directory.Exists(partial)) return;
        if (!File.Exists(Path.Join(partial, Mark)) && Directory.EnumerateFileSystemEntries(partial).Any())
            throw new BallastException($"{partial}: is in the way and was not left by Ballast. Move it away, then run this again.");
        Directory.Delete(partial, recursive: true);
    }

    private void RemoveEmptyTarget()
    {
        if (Directory.Exists(Target)) Directory.Delete(Target, recursive: false);
    }
}
