using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>A run and what its methods share: the network and the features, each read once and only when a method asks.</summary>
internal sealed class AdjustmentContext(FinishedRun run, AdjustmentSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation) : IDisposable
{
    private Classifier? model;
    private RunFeatures? features;
    private BallastException? refusal;

    public FinishedRun Run => run;

    public AdjustmentSettings Settings => settings;

    public CancellationToken Cancellation => cancellation;

    public uint Seed => settings.Seed ?? run.Configuration.Seed;

    public Classifier Model => model ??= Classifier.Load(Path.Combine(run.Folder, RunFolder.BestModel));

    /// <summary>The features of all parts. What made them impossible once is told again without another try.</summary>
    public RunFeatures Features
    {
        get
        {
            if (refusal is not null) throw refusal;
            try
            {
                if (features is null) progress.Report(new RunProgress("reading the images and their features", 0));
                return features ??= RunFeatures.Of(run, Model, settings.DatasetPath, cancellation);
            }
            catch (BallastException cause)
            {
                refusal = cause;
                throw;
            }
        }
    }

    /// <summary>The class shares that the network learned: those of the training part after balancing.</summary>
    public double[] LearnedPriors => [.. ClassPriors.Of(run.TrainingAfter)];

    /// <summary>A warning a class of which the validation part has few samples.</summary>
    public ImmutableArray<string> FewSamples => CorrectionSupport.Warnings(run.Validation.Probabilities, run.Classes, settings.LeastSamples);

    public string ValidationPart => $"validation part, {run.Validation.Files.Length} images";

    public string TrainingPart => $"training part without balancing, {run.TrainingBefore.Total} images, not varied";

    public void Dispose() => model?.Dispose();
}
