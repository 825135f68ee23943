namespace Ballast.Vision;

/// <summary>How far a walk follows symbolic links.</summary>
internal enum LinkReach
{
    /// <summary>Wherever they lead.</summary>
    Anywhere,

    /// <summary>Only to places below the folder that is walked.</summary>
    WithinFolder,
}
