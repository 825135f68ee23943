using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>Puts a sampler before a trainer in a pipeline.</summary>
public static class TrainerResampling
{
    /// <summary>The same trainer, fitted on resampled data: <c>pipeline.Append(trainer.WithResampling(new Smote(new SmoteOptions())))</c>.</summary>
    /// <typeparam name="TTransformer">What the trainer returns.</typeparam>
    /// <param name="trainer">The trainer, or a chain that ends in one.</param>
    /// <param name="sampler">The method.</param>
    /// <param name="columns">Which columns are the label and the features; default <c>Label</c> and <c>Features</c>. A column of weights or groups that
    /// the trainer reads needs <see cref="MadeRowValues.OfBaseRow"/>.</param>
    /// <param name="resampled">Called in each Fit with what was resampled, before the trainer runs; default nothing. Fits may run on several threads.</param>
    public static ResampledTrainer<TTransformer> WithResampling<TTransformer>(
        this IEstimator<TTransformer> trainer, ISampler sampler, ResampleColumns? columns = null, Action<ResampledData>? resampled = null)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(sampler);
        return new ResampledTrainer<TTransformer>(trainer, sampler, columns ?? new ResampleColumns(), resampled);
    }
}
