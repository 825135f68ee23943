using Ballast.Core;

namespace Ballast.Training;

/// <summary>Where and how often a run is written down, so that the same call goes on from there after the process has ended in whatever way.</summary>
/// <remarks>
/// A resumed run gives the result of an uninterrupted one bit for bit, times aside, with as many threads on the same kind of processor. Beside the file one of the same name and
/// <c>.partial</c> is written and renamed, so that a whole checkpoint is there at any time.
/// </remarks>
public sealed record CheckpointSettings
{
    /// <summary>The file; its folder exists. A run that finds it goes on from it.</summary>
    public required string File { get; init; }

    /// <summary>How often; default every 5 minutes. A run that is cancelled between two steps is written down as well.</summary>
    public CheckpointInterval Interval { get; init; } = new();

    /// <summary>What becomes of the file when the run is finished; default <see cref="FinishedCheckpoint.Remove"/>.</summary>
    public FinishedCheckpoint WhenFinished { get; init; } = FinishedCheckpoint.Remove;

    /// <summary>Removes a checkpoint and what a killed write left; nothing happens where there is none.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="BallastException">It cannot be removed.</exception>
    public static void Remove(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (System.IO.File.Exists(file)) System.IO.File.Delete(file);
            if (System.IO.File.Exists(file + ".partial")) System.IO.File.Delete(file + ".partial");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{file}: cannot be removed. {cause.Message}", innerException: cause);
        }
    }
}
