using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>The columns of a schema that have a name of their own; a later column of the same name hides an earlier one.</summary>
internal static class SchemaColumns
{
    public static IEnumerable<DataViewSchema.Column> Visible(DataViewSchema schema) => schema.Where(column => !column.IsHidden);

    public static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is { } column) return column;
        string[] known = [.. Visible(schema).Select(each => each.Name)];
        if (known.Length == 0) throw new BallastException($"There is no column '{name}': the data have no columns.");
        throw new BallastException($"There is no column '{name}'. Did you mean '{NearestName.Of(name, known)}'? The columns are {string.Join(", ", known)}.");
    }
}
