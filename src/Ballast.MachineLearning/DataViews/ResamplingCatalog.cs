using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>Resampling of data views, beside the other operations of <c>mlContext.Data</c>.</summary>
public static class ResamplingCatalog
{
    /// <summary>Resamples a data view. Only training data are resampled: split first, or use <see cref="TrainerResampling"/> in a pipeline.</summary>
    /// <remarks>
    /// <para>
    /// Label and features are read once and held in memory, in single precision if that holds every value exactly and in double precision otherwise. Other
    /// columns are read when a cursor first asks for them, so that the source must stay as it is. Types, order and annotations of the columns (slot
    /// names, key values) are kept; sparse features come back dense; columns that another of the same name hides are left out. Whole-number features are
    /// rounded in made rows, and the plan warns.
    /// </para>
    /// <para>
    /// Labels: a key k is label k − 1; texts are in ordinal order, numbers ascend, false stands before true. <see cref="ResampledData.ClassNames"/> tells.
    /// </para>
    /// <para>The result may be read by several threads; a cursor belongs to one.</para>
    /// </remarks>
    /// <param name="catalog"><c>mlContext.Data</c>.</param>
    /// <param name="sampler">The method, for example <see cref="Smote"/>.</param>
    /// <param name="data">The data; not changed.</param>
    /// <param name="columns">Which columns are the label and the features; default <c>Label</c> and <c>Features</c>.</param>
    /// <exception cref="Core.BallastException">A column is missing or of a type that cannot be used, a value is missing, or the sampler cannot do what is asked.</exception>
    public static ResampledData Resample(this DataOperationsCatalog catalog, ISampler sampler, IDataView data, ResampleColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(data);
        columns ??= new ResampleColumns();
        ResampledData result = DataViewResampling.Resample(sampler, data, columns);
        string[] warnings = [.. DataViewResampling.WarningsOfOthers(data.Schema, columns, result.Plan)];
        return warnings.Length == 0 ? result : result with { Plan = result.Plan with { Warnings = [.. result.Plan.Warnings, .. warnings] } };
    }
}
