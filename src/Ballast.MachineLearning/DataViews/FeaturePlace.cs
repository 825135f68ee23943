using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>A column of features and the columns of the table that its values take.</summary>
internal readonly record struct FeaturePlace(DataViewSchema.Column Column, NumberColumn Number, int Offset, int Width)
{
    public bool IsVector => Column.Type is VectorDataViewType;
}
