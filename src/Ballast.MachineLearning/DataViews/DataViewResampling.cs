using System.Numerics;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>Reads a data view, asks the sampler, and puts the view of the result together.</summary>
internal static class DataViewResampling
{
    public static ResampledData Resample(ISampler sampler, IDataView data, ResampleColumns columns)
    {
        FeatureLayout layout = FeatureLayout.Of(data.Schema, columns);
        if (columns.Provenance == ProvenanceColumns.Appended) OriginNames.RequireFree([.. SchemaColumns.Visible(data.Schema).Select(column => column.Name)]);
        return layout.FitsSingle ? Resample<float>(sampler, data, columns, layout) : Resample<double>(sampler, data, columns, layout);
    }

    /// <summary>What a person who sees the result should know of the columns beside the features.</summary>
    public static IEnumerable<string> WarningsOfOthers(DataViewSchema schema, ResampleColumns columns, ResamplingPlan plan)
    {
        int made = plan.Samples.Count(origin => origin.IsMade);
        if (made == 0 || columns.Others != MadeRowValues.Missing) yield break;
        foreach (DataViewSchema.Column column in Others(schema, columns))
            if (column.Type is PrimitiveDataViewType or VectorDataViewType && !CarriedColumn.HasMissing(column.Type))
                yield return $"Column '{column.Name}' is of type {column.Type}, which has no missing value: {made} made rows hold zero or false there.";
    }

    private static ResampledData Resample<T>(ISampler sampler, IDataView data, ResampleColumns columns, FeatureLayout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DataViewSchema.Column labelColumn = SchemaColumns.Find(data.Schema, columns.Label);
        LabelColumn label = LabelColumn.For(labelColumn);
        LabelledTable<T> table = LabelledTable<T>.Read(data, layout, label, labelColumn);
        ResamplingPlan plan = sampler.Resample(table.Features, table.Labels, label.ClassNames);
        if (columns.Others == MadeRowValues.Refused) RefuseMade(data.Schema, columns, plan);
        string[] rounded = [.. WholeNumbers.Warnings(plan.Samples, layout.Places.Where(place => place.Number.IsWhole).Select(place => place.Column.Name))];
        if (rounded.Length > 0) plan = plan with { Warnings = [.. plan.Warnings, .. rounded] };
        Matrix<T> values = PlanFeatures.Apply(plan, table.Features);
        return new ResampledData { Data = View(data, columns, plan, column => Typed(column, layout, label, values, plan)), Plan = plan, ClassNames = label.ClassNames };
    }

    private static IViewColumn? Typed<T>(DataViewSchema.Column column, FeatureLayout layout, LabelColumn label, Matrix<T> values, ResamplingPlan plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (label.IsOf(column)) return label.Output(plan.Labels);
        foreach (FeaturePlace place in layout.Places)
            if (place.Column.Index == column.Index)
                return place.Number.Output(values, place);
        return null;
    }

    private static ResampledView View(IDataView data, ResampleColumns columns, ResamplingPlan plan, Func<DataViewSchema.Column, IViewColumn?> typed)
    {
        var schema = new DataViewSchema.Builder();
        var contents = new List<IViewColumn>();
        foreach (DataViewSchema.Column column in SchemaColumns.Visible(data.Schema))
        {
            schema.AddColumn(column.Name, column.Type, column.Annotations);
            contents.Add(typed(column) ?? CarriedColumn.Of(column, plan.Samples, columns.Others));
        }

        if (columns.Provenance == ProvenanceColumns.Appended) AddOrigins(schema, contents, plan);
        return new ResampledView(data, schema.ToSchema(), [.. contents], plan);
    }

    private static void AddOrigins(DataViewSchema.Builder schema, List<IViewColumn> contents, ResamplingPlan plan)
    {
        schema.AddColumn(OriginNames.IsSynthetic, BooleanDataViewType.Instance);
        contents.Add(new OriginColumn<bool>(plan.Samples, origin => origin.IsMade));
        schema.AddColumn(OriginNames.BaseRow, NumberDataViewType.Int64);
        contents.Add(new OriginColumn<long>(plan.Samples, origin => origin.Base));
        schema.AddColumn(OriginNames.NeighborRow, NumberDataViewType.Int64);
        contents.Add(new OriginColumn<long>(plan.Samples, origin => origin.Neighbor));
        schema.AddColumn(OriginNames.Step, NumberDataViewType.Double);
        contents.Add(new OriginColumn<double>(plan.Samples, origin => origin.Step));
    }

    private static IEnumerable<DataViewSchema.Column> Others(DataViewSchema schema, ResampleColumns columns) =>
        SchemaColumns.Visible(schema).Where(column => column.Name != columns.Label && !columns.Features.Contains(column.Name));

    private static void RefuseMade(DataViewSchema schema, ResampleColumns columns, ResamplingPlan plan)
    {
        if (!plan.Samples.Any(origin => origin.IsMade)) return;
        foreach (DataViewSchema.Column column in Others(schema, columns))
            throw new BallastException(
                $"{plan.Method} makes rows, and column '{column.Name}' is neither a feature nor the label, so that a made row has no value there. "
                + "Drop the column, or set Others to MadeRowValues.Missing or MadeRowValues.OfBaseRow.");
    }
}
