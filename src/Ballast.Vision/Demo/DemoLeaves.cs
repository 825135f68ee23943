using System.Runtime.ExceptionServices;

using Ballast.Core;

namespace Ballast.Vision;

/// <summary>
/// The built-in demo dataset: photos of drawn leaves with drawn diseases, five classes at 20 to 1, several photos of each leaf.
/// </summary>
/// <remarks>
/// <para>
/// The folder receives <c>images/&lt;class&gt;/*.jpg</c>, <c>metadata.csv</c> (columns file, label, leaf_group), <c>README.md</c> and
/// <c>ballast-demo.json</c> (the options and a hash of the files). The classes are healthy, rust, scab, mildew and blight. Many lesions are
/// early ones, and healthy leaves carry dirt, dust and yellowing, so that rare classes are confused at first.
/// </para>
/// <para>
/// Each leaf and each photo has its own generator, seeded by what it is: the bytes do not depend on threads. They do depend on the OpenCV
/// build, whose arithmetic may round otherwise on another kind of processor.
/// </para>
/// </remarks>
public static class DemoLeaves
{
    /// <summary>Draws the demo dataset, or finds it: a whole dataset of the same options is checked and left as it is.</summary>
    /// <param name="folder">A folder that is new, empty, or holds this very dataset. Missing parents are made.</param>
    /// <param name="options">How it is drawn.</param>
    /// <param name="progress">Told after each leaf, from several threads; default nobody.</param>
    /// <param name="cancellationToken">Stops the drawing; nothing of it stays behind.</param>
    /// <returns>Where it is, and whether it was drawn now.</returns>
    /// <exception cref="BallastException">
    /// The folder holds something else, another dataset, or a changed one; or it cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DemoLeavesResult Write(
        string folder,
        DemoLeavesOptions options,
        IProgress<DemoLeavesProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(options);
        var target = new DemoFolder(folder);
        var plan = new DemoLeavesPlan(options);
        try
        {
            if (target.Find(plan, cancellationToken) is { } present)
            {
                return Result(target, plan, DemoLeavesOutcome.Reused, present);
            }

            using FileStream only = target.Lock();
            string? made = target.Find(plan, cancellationToken);
            return made is null
                ? Result(target, plan, DemoLeavesOutcome.Drawn, Draw(target, new DemoLeavesWriter(plan, progress, cancellationToken)))
                : Result(target, plan, DemoLeavesOutcome.Reused, made);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException(
                $"{target.FullPath}: the demo dataset cannot be written or read there ({cause.Message}). "
                + "Check the disk and the rights, or name another folder.",
                innerException: cause);
        }
    }

    private static string Draw(DemoFolder target, DemoLeavesWriter writer)
    {
        Remove(target.PartialPath);
        try
        {
            string fingerprint = writer.Write(target.PartialPath);
            RemoveEmpty(target.FullPath);
            Directory.Move(target.PartialPath, target.FullPath);
            return fingerprint;
        }
        catch (Exception cause)
        {
            Remove(target.PartialPath);
            ExceptionDispatchInfo.Throw(cause is AggregateException many ? many.Flatten().InnerExceptions[0] : cause);
            throw;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Not recursive: whatever appeared there in the meantime belongs to somebody.</summary>
    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }
    }

    private static DemoLeavesResult Result(DemoFolder target, DemoLeavesPlan plan, DemoLeavesOutcome outcome, string fingerprint) => new()
    {
        Folder = target.FullPath,
        Outcome = outcome,
        Photos = plan.Options.Counts.Total,
        Leaves = plan.Leaves.Length,
        Fingerprint = fingerprint,
    };
}
