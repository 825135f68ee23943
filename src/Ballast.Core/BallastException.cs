namespace Ballast.Core;

/// <summary>
/// A failure that a person can act on. The message says what is wrong with which value, what is allowed, and what to do.
/// </summary>
public sealed class BallastException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">What is wrong, what is allowed, what to do. File errors start with <c>path:line:column</c>.</param>
    /// <param name="kind">Whether the work could not run (the default) or ran and missed a gate.</param>
    /// <param name="innerException">The technical cause, shown only on request; default none.</param>
    public BallastException(string message, FailureKind kind = FailureKind.CouldNotRun, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>Whether the work could not run, or ran and missed a gate. The command line turns this into its exit code.</summary>
    public FailureKind Kind { get; }
}
