// Over-samples the smaller of two classes from plain arrays, and prints where each made row comes from.
using Ballast.Core;
using Ballast.Resampling;

const int Rows = 60, Columns = 2;
var random = new RandomState(7);
float[] values = new float[Rows * Columns];
string[] labels = new string[Rows];
for (int row = 0; row < Rows; row++)
{
    bool rare = row % 6 == 0;
    labels[row] = rare ? "faulty" : "sound";
    values[row * Columns] = (float)random.Normal(rare ? 2 : 0, 1);
    values[row * Columns + 1] = (float)random.Normal(rare ? 2 : 0, 1);
}

var features = new Matrix<float>(values, Rows, Columns);
var sampler = new Smote(new SmoteOptions { Seed = 42 });
NamedPlan result = sampler.Resample(features, labels);
Matrix<float> balanced = PlanFeatures.Apply(result.Plan, features);

for (int label = 0; label < result.ClassNames.Count; label++)
    Console.WriteLine($"{result.ClassNames[label],-6} {result.Plan.Before[label],3} -> {result.Plan.After[label],3}");

Console.WriteLine();
for (int row = 0; row < balanced.Rows; row++)
{
    SampleOrigin origin = result.Plan.Samples[row];
    if (!origin.IsMade) continue;
    Console.WriteLine(
        $"row {row}: {result.Labels[row]} ({balanced[row, 0]:0.00}, {balanced[row, 1]:0.00}) "
        + $"is row {origin.Base} moved {origin.Step:P0} of the way to row {origin.Neighbor}");
}
