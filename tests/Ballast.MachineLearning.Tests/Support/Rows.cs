using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning.Tests;

/// <summary>Reads columns of a view by cursor.</summary>
internal static class Rows
{
    public static TValue[] Of<TValue>(IDataView data, string name, Random? random = null)
    {
        var values = new List<TValue>();
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[name]], random);
        ValueGetter<TValue> getter = cursor.GetGetter<TValue>(data.Schema[name]);
        while (cursor.MoveNext())
        {
            TValue value = default!;
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    public static float[][] Vectors(IDataView data, string name) => [.. Of<VBuffer<float>>(data, name).Select(vector => vector.DenseValues().ToArray())];

    public static string[] Texts(IDataView data, string name) => [.. Of<ReadOnlyMemory<char>>(data, name).Select(text => text.ToString())];
}
