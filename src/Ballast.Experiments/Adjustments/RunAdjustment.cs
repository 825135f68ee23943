using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Two-stage methods and corrections on a finished run, whose network is not trained again.</summary>
/// <remarks>
/// Each method writes <c>adjusted/{method}</c> in the run's folder, whole or not at all, in place of an older one; the same run, settings and machine give the same bytes.
/// Images pass through the network once for all methods. A method that cannot be done is named and the others go on.
/// </remarks>
public static class RunAdjustment
{
    /// <summary>Does the methods and compares all that the run has.</summary>
    /// <param name="folder">The folder of a finished run.</param>
    /// <param name="settings">Which methods, and how.</param>
    /// <param name="progress">Told where the work stands; default nobody.</param>
    /// <param name="cancellation">Stops the work; methods that are done stay.</param>
    /// <exception cref="BallastException">The folder is not that of a finished run, or cannot be written.</exception>
    public static AdjustmentResult Execute(string folder, AdjustmentSettings settings, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(settings);
        FinishedRun run = FinishedRun.Load(Path.GetFullPath(folder));
        return WriteGuard.Run(run.Folder, () =>
        {
            IProgress<RunProgress> told = progress ?? new Nobody();
            using var context = new AdjustmentContext(run, settings, told, cancellation);
            var adjusted = ImmutableArray.CreateBuilder<AdjustedRun>();
            var failures = ImmutableArray.CreateBuilder<AdjustmentFailure>();
            AdjustmentMethod[] methods = [.. settings.Methods.Distinct()];
            for (int i = 0; i < methods.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                told.Report(new RunProgress(AdjustmentChoices.TitleOf(methods[i]), (double)i / methods.Length));
                try
                {
                    adjusted.Add(Do(methods[i], context));
                }
                catch (BallastException cause)
                {
                    failures.Add(new AdjustmentFailure(methods[i], cause.Message));
                }
            }

            return new AdjustmentResult(run, adjusted.ToImmutable(), failures.ToImmutable(), AdjustmentComparison.Write(run));
        }, "copy the run's folder to another place");
    }

    private static AdjustedRun Do(AdjustmentMethod method, AdjustmentContext context)
    {
        AdjustmentFit fit = AdjustmentFits.Of(method, context);
        context.Cancellation.ThrowIfCancellationRequested();
        using StagedFolder folder = StagedFolder.Begin(AdjustedFolder.Of(context.Run.Folder, method), context.Cancellation);
        AdjustmentFiles.Write(folder.Partial, method, fit, context);
        folder.Finish();
        return AdjustedRun.Load(context.Run, method);
    }

    private sealed class Nobody : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
