using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace Ballast.TableStudy;

/// <summary>A learner: trained on rows with weights, it gives each other row the probability of the rare class.</summary>
internal sealed record Learner(string Name, Func<TrainingRows, Matrix<double>, double[]> Train)
{
    public static IReadOnlyList<Learner> All { get; } =
    [
        new("logistic regression", (rows, test) => ByMlNet(rows, test, ml => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 1,
            NumberOfThreads = 1,
            ExampleWeightColumnName = nameof(WeightedRow.Weight),
        }))),
        new("LightGBM", (rows, test) => ByMlNet(rows, test, ml => ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
            MinimumExampleCountPerLeaf = 5,
            ExampleWeightColumnName = nameof(WeightedRow.Weight),
        }))),
        new("5 nearest neighbours", Neighbours),
    ];

    private static double[] ByMlNet<TTransformer>(TrainingRows rows, Matrix<double> test, Func<MLContext, IEstimator<TTransformer>> trainer)
        where TTransformer : class, ITransformer
    {
        var ml = new MLContext(1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(WeightedRow));
        schema[nameof(WeightedRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, test.Columns);
        IDataView training = ml.Data.LoadFromEnumerable(Rows(rows.Features, rows.Labels, rows.Weights), schema);
        ITransformer model = trainer(ml).Fit(training);
        IDataView scored = model.Transform(ml.Data.LoadFromEnumerable(Rows(test, new int[test.Rows], null), schema));
        return [.. scored.GetColumn<float>("Probability").Select(each => Math.Clamp((double)each, 0, 1))];
    }

    private static WeightedRow[] Rows(Matrix<double> features, int[] labels, double[]? weights)
    {
        var rows = new WeightedRow[features.Rows];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] values = new float[features.Columns];
            for (int column = 0; column < values.Length; column++) values[column] = (float)features[row, column];
            rows[row] = new WeightedRow { Features = values, Label = labels[row] == 1, Weight = (float)(weights?[row] ?? 1) };
        }

        return rows;
    }

    private static double[] Neighbours(TrainingRows rows, Matrix<double> test)
    {
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = Math.Min(5, rows.Labels.Length), Workers = 1 }).Search(rows.Features, test);
        double[] probabilities = new double[test.Rows];
        for (int row = 0; row < test.Rows; row++)
        {
            double rare = 0, all = 0;
            foreach (int neighbor in found.Indices(row))
            {
                double weight = rows.Weights?[neighbor] ?? 1;
                all += weight;
                if (rows.Labels[neighbor] == 1) rare += weight;
            }

            probabilities[row] = rare / all;
        }

        return probabilities;
    }
}
