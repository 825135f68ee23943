using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning.Tests;

/// <summary>Two overlapping clouds in the plane, one row in eight of the smaller class.</summary>
internal sealed class MadePoints
{
    public float X { get; set; }

    public float Y { get; set; }

    public bool Label { get; set; }

    public int Id { get; set; }

    public static IDataView Load(MLContext ml, int rows)
    {
        var random = new Random(7);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i =>
        {
            bool rare = i % 8 == 0;
            return new MadePoints { Id = i, Label = rare, X = random.NextSingle() + (rare ? 0.6f : 0), Y = random.NextSingle() + (rare ? 0.6f : 0) };
        }).ToArray());
    }
}
