using Ballast.Core;
using Microsoft.ML.Data;

namespace MlNetPipeline;

/// <summary>A made customer; one in twenty leaves.</summary>
internal sealed class Customer
{
    public float Months { get; set; }

    public float Calls { get; set; }

    [ColumnName("Label")]
    public bool Leaves { get; set; }

    public static Customer[] Make(int count, uint seed)
    {
        var random = new RandomState(seed);
        var customers = new Customer[count];
        for (int i = 0; i < count; i++)
        {
            bool leaves = random.NextDouble() < 0.05;
            customers[i] = new Customer { Leaves = leaves, Months = (float)random.Normal(leaves ? 12 : 24, 8), Calls = (float)random.Normal(leaves ? 5 : 3, 1.5) };
        }

        return customers;
    }
}
