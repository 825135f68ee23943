using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Splits a YOLO dataset by volume and balances its training part: first a plan, then, if it pleases, a folder.</summary>
public static class DetectionBalance
{
    /// <summary>Decides which image goes where; reads label files, no image, and writes nothing.</summary>
    /// <param name="folder">A YOLO dataset: <c>images/</c> and <c>labels/</c> with or without parts, or <c>train/images/</c> …; parts are pooled.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Told how many label files are read; default none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="BallastException">The folder has no such layout, an image has no group, or every image is its own.</exception>
    public static BalancePlan Plan(string folder, BalanceOptions options, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        YoloListing listing = YoloListing.Read(folder, options.Links);
        return BalancePlanner.Plan(listing, options, progress, cancellation);
    }

    /// <summary>Writes the dataset of a plan to a new folder. The input stays as it is; the folder appears when it is complete, or not at all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">The folder; it must not exist, or be empty.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Told how many images are written; default none.</param>
    /// <param name="cancellation">Ends the work and leaves nothing.</param>
    /// <exception cref="BallastException">The folder is taken, the disk is full, or the kind of link cannot be made there.</exception>
    public static void Write(BalancePlan plan, string output, BalanceWriteOptions options, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        StagingFolder.RequireApart(plan.Root, output);
        using StagingFolder staged = StagingFolder.Begin(output, ExistingFolder.Refuse);
        BalanceWriter.Write(plan, staged, options, progress, cancellation);
        staged.Finish();
    }
}
