using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>Resampling of data frames.</summary>
public static class DataFrameSampling
{
    /// <summary>Resamples a data frame. Only training data are resampled: split first.</summary>
    /// <remarks>
    /// Columns keep their types, names and order. Rows that were there keep every value, nulls included. In made rows, columns of whole numbers are rounded
    /// to the nearest whole number (halves to even), and the plan warns; columns that are neither label nor feature hold what
    /// <see cref="FrameColumns.Others"/> says.
    /// </remarks>
    /// <param name="sampler">The method, for example <see cref="Smote"/>.</param>
    /// <param name="frame">The data; not changed.</param>
    /// <param name="labelColumn">The column of the classes: text, bool or whole numbers.</param>
    /// <param name="columns">Which columns are the features; default all columns of numbers but the label.</param>
    /// <exception cref="BallastException">
    /// A column is missing or of a type that cannot be used, a value is missing, a made row would have no value in a column, or the sampler cannot do what is
    /// asked.
    /// </exception>
    public static ResampledFrame Resample(this ISampler sampler, DataFrame frame, string labelColumn, FrameColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(labelColumn);
        columns ??= new FrameColumns();
        FrameLayout layout = FrameLayout.Of(frame, labelColumn, columns);
        if (columns.Provenance == ProvenanceColumns.Appended) OriginNames.RequireFree([.. frame.Columns.Select(column => column.Name)]);
        return layout.FitsSingle ? Resample<float>(sampler, frame, layout, columns) : Resample<double>(sampler, frame, layout, columns);
    }

    private static ResampledFrame Resample<T>(ISampler sampler, DataFrame frame, FrameLayout layout, FrameColumns columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FrameLabels labels = FrameLabels.Of(layout.Label, "label");
        int features = layout.Features.Length;
        FrameFeature<T>[] seen =
        [
            .. layout.Features.Select((column, index) => FrameNumber.Of(column)!.Feature<T>(column, index)),
            .. layout.Categories.Select((column, index) => new FrameCategory<T>(column, features + index)),
        ];
        Matrix<T> table = FrameFeature<T>.Read(seen, (int)frame.Rows.Count);
        ResamplingPlan plan = sampler.Resample(table, labels.Labels, labels.ClassNames);
        if (columns.Others == MadeRowValues.Refused) RefuseMade(layout, plan);
        string[] rounded = [.. WholeNumbers.Warnings(plan.Samples, layout.Features.Where(column => FrameNumber.Of(column)!.IsWhole).Select(column => column.Name))];
        if (rounded.Length > 0) plan = plan with { Warnings = [.. plan.Warnings, .. rounded] };
        var rows = new FrameRows(plan, labels.Labels);
        DataFrameColumn[] resampled = FrameFeature<T>.Write(seen, rows, PlanFeatures.Apply(plan, table));
        var result = new DataFrame();
        foreach (DataFrameColumn column in frame.Columns) result.Columns.Add(Column(column, layout, rows, resampled, columns.Others));
        if (columns.Provenance == ProvenanceColumns.Appended) AddOrigins(result, plan.Samples);
        return new ResampledFrame { Frame = result, Plan = plan, ClassNames = labels.ClassNames };
    }

    private static DataFrameColumn Column(DataFrameColumn source, FrameLayout layout, FrameRows rows, DataFrameColumn[] features, MadeRowValues others)
    {
        if (source == layout.Label) return source.Clone(rows.OfLabels);
        int feature = layout.Features.IndexOf(source);
        if (feature >= 0) return features[feature];
        int category = layout.Categories.IndexOf(source);
        if (category >= 0) return features[layout.Features.Length + category];
        return source.Clone(others == MadeRowValues.Missing ? rows.OrMissing : rows.OfBases);
    }

    private static void RefuseMade(FrameLayout layout, ResamplingPlan plan)
    {
        if (layout.Others.IsEmpty || !plan.Samples.Any(origin => origin.IsMade)) return;
        DataFrameColumn column = layout.Others[0];
        throw new BallastException(
            $"{plan.Method} makes rows, and column '{column.Name}' ({column.DataType.Name}) is neither a feature nor the label, so that a made row has no value there. "
            + "Name it in Categories with a sampler for categories, encode it as numbers, drop it, or set Others to MadeRowValues.Missing or MadeRowValues.OfBaseRow.");
    }

    private static void AddOrigins(DataFrame frame, ImmutableArray<SampleOrigin> samples)
    {
        frame.Columns.Add(new BooleanDataFrameColumn(OriginNames.IsSynthetic, samples.Select(origin => origin.IsMade)));
        frame.Columns.Add(new Int64DataFrameColumn(OriginNames.BaseRow, samples.Select(origin => (long)origin.Base)));
        frame.Columns.Add(new Int64DataFrameColumn(OriginNames.NeighborRow, samples.Select(origin => origin.Neighbor < 0 ? null : (long?)origin.Neighbor)));
        frame.Columns.Add(new DoubleDataFrameColumn(OriginNames.Step, samples.Select(origin => origin.Neighbor < 0 ? null : (double?)origin.Step)));
    }
}
