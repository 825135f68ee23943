namespace Ballast.Core;

/// <summary>How a <see cref="BallastException"/> ends a command.</summary>
public enum FailureKind
{
    /// <summary>The work could not start or finish: bad input, a missing file, a full disk. Exit code 2.</summary>
    CouldNotRun,

    /// <summary>The work ran and a gate failed: leakage found, a check not met. Exit code 1.</summary>
    GateFailed,
}
