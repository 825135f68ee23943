using System.Collections.Immutable;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>Where each column of features stands in the table that a sampler sees.</summary>
internal sealed class FeatureLayout
{
    private FeatureLayout(ImmutableArray<FeaturePlace> places)
    {
        Places = places;
        Width = places[^1].Offset + places[^1].Width;
    }

    public ImmutableArray<FeaturePlace> Places { get; }

    /// <summary>The number of features.</summary>
    public int Width { get; }

    /// <summary>Whether single precision holds every value exactly.</summary>
    public bool FitsSingle => Places.All(place => place.Number.FitsSingle);

    public static FeatureLayout Of(DataViewSchema schema, ResampleColumns columns)
    {
        var places = ImmutableArray.CreateBuilder<FeaturePlace>();
        int offset = 0;
        foreach (string name in columns.Features)
        {
            if (name == columns.Label) throw new BallastException($"Column '{name}' is the label and cannot be a feature too. Take it out of Features.");
            if (places.Any(place => place.Column.Name == name)) throw new BallastException($"Features names column '{name}' twice. Name each column once.");
            DataViewSchema.Column column = SchemaColumns.Find(schema, name);
            NumberColumn number = NumberColumn.Of(column.Type) ?? throw new BallastException(
                $"Column '{name}' is of type {column.Type} but a feature is a number or a vector of numbers. " + WayOut(column.Type));
            int width = column.Type is VectorDataViewType vector ? vector.Size : 1;
            if (width == 0)
                throw new BallastException($"Column '{name}' holds vectors of any size but a feature vector has one size. Give its size in the loader, or leave it out of Features.");
            places.Add(new FeaturePlace(column, number, offset, width));
            offset = checked(offset + width);
        }

        return new FeatureLayout(places.ToImmutable());
    }

    private static string WayOut(DataViewType type) => type switch
    {
        BooleanDataViewType => "Convert it first: mlContext.Transforms.Conversion.ConvertType.",
        KeyDataViewType or TextDataViewType => "Encode it first (mlContext.Transforms.Categorical.OneHotEncoding), or leave it out of Features.",
        _ => "Leave it out of Features.",
    };
}
