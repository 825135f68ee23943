namespace Ballast.Experiments;

/// <summary>Adjusts finished runs for the rows of a suite that need no training of their own.</summary>
public interface IRunAdjuster
{
    /// <summary>Adjusts a finished run; predictions of both parts go to <see cref="AdjustedFolder"/>.</summary>
    /// <param name="runFolder">The folder of the finished run.</param>
    /// <param name="method">The method.</param>
    /// <param name="cancellation">Stops the work; nothing half-written is kept.</param>
    /// <returns>Null when it succeeded, otherwise why it failed, in one line.</returns>
    string? Adjust(string runFolder, AdjustmentMethod method, CancellationToken cancellation);
}
