// Trains the same model on imbalanced data as they are, with a moved threshold, and with SMOTE in the pipeline, and scores all on untouched rows.
using Ballast.Core;
using Ballast.MachineLearning;
using Ballast.Metrics;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPipeline;
using ConfusionMatrix = Ballast.Metrics.ConfusionMatrix;

var ml = new MLContext(seed: 1);
IDataView training = ml.Data.LoadFromEnumerable(Customer.Make(4000, 1));
IDataView validation = ml.Data.LoadFromEnumerable(Customer.Make(2000, 2));
IDataView test = ml.Data.LoadFromEnumerable(Customer.Make(4000, 3));

var features = ml.Transforms.Concatenate("Features", "Months", "Calls").Append(ml.Transforms.NormalizeMeanVariance("Features"));
var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression();

var plain = features.Append(trainer).Fit(training);
var balanced = features.Append(trainer.WithResampling(new Smote(new SmoteOptions()))).Fit(training);

Console.WriteLine("on 4,000 untouched rows      precision  recall  precision  recall  macro-F1");
Console.WriteLine("                                  stays   stays     leaves  leaves");
Print("as they are", Probabilities(plain, test));
Print("moved threshold", Moved(plain));
Print("SMOTE in the pipeline", Probabilities(balanced, test));
Print("SMOTE and moved threshold", Moved(balanced));

// The threshold is chosen on rows that neither trained the model nor score it.
Matrix<double> Moved(ITransformer model) =>
    ThresholdMoving.Fit(PredictedProbabilities.Of(Probabilities(model, validation), Truth(validation))).Apply(Probabilities(model, test));

void Print(string name, Matrix<double> probabilities)
{
    ConfusionMatrix counts = ConfusionMatrix.FromProbabilities(probabilities, Truth(test));
    var precision = ClassificationScores.Precision(counts);
    var recall = ClassificationScores.Recall(counts);
    Console.WriteLine($"{name,-28}{precision[0],10:0.000}{recall[0],8:0.000}{precision[1],11:0.000}{recall[1],8:0.000}{ClassificationScores.MacroF1(counts),10:0.000}");
}

Matrix<double> Probabilities(ITransformer model, IDataView data)
{
    float[] leaves = [.. model.Transform(data).GetColumn<float>("Probability")];
    return Matrix.FromColumns<double>([[.. leaves.Select(each => 1.0 - each)], [.. leaves.Select(each => (double)each)]]);
}

int[] Truth(IDataView data) => [.. data.GetColumn<bool>("Label").Select(leaves => leaves ? 1 : 0)];
