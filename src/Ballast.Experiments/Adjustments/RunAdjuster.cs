using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Adjusts finished runs for the rows of a suite; see <see cref="RunAdjustment"/>.</summary>
public sealed class RunAdjuster : IRunAdjuster
{
    /// <inheritdoc/>
    public string? Adjust(string runFolder, AdjustmentMethod method, CancellationToken cancellation)
    {
        try
        {
            AdjustmentResult result = RunAdjustment.Execute(runFolder, new AdjustmentSettings { Methods = [method] }, cancellation: cancellation);
            return result.Failures.IsEmpty ? null : result.Failures[0].Reason;
        }
        catch (BallastException failure)
        {
            return failure.Message;
        }
    }
}
