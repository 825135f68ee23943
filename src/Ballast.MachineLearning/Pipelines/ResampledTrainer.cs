using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>An estimator that is fitted on resampled data. What it returns is the inner estimator's transformer, which resamples nothing.</summary>
/// <remarks>
/// <para>
/// As in imbalanced-learn's <c>Pipeline</c>, resampling happens in Fit alone: in a cross-validation each fold's training rows are resampled on their own,
/// and test rows stay as they are. The fitted model holds nothing of Ballast: it is saved, loaded and served as any other.
/// </para>
/// <para>Steps before this one in a chain see the data as they are; steps inside it see the resampled data.</para>
/// </remarks>
/// <typeparam name="TTransformer">What the inner estimator returns.</typeparam>
public sealed class ResampledTrainer<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly IEstimator<TTransformer> trainer;
    private readonly ISampler sampler;
    private readonly ResampleColumns columns;
    private readonly Action<ResampledData>? resampled;

    internal ResampledTrainer(IEstimator<TTransformer> trainer, ISampler sampler, ResampleColumns columns, Action<ResampledData>? resampled)
    {
        this.trainer = trainer;
        this.sampler = sampler;
        this.columns = columns;
        this.resampled = resampled;
    }

    /// <summary>Resamples the data and fits the inner estimator on the result.</summary>
    /// <param name="input">The training data; not changed.</param>
    /// <exception cref="BallastException">A column is missing or of a type that cannot be used, a value is missing, or the sampler cannot do what is asked.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ResampledData data = DataViewResampling.Resample(sampler, input, columns);
        resampled?.Invoke(data);
        return trainer.Fit(data.Data);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
}
