using Ballast.Core;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Ballast.MachineLearning.Tests;

public sealed class ResampledTrainerTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly IDataView points;

    public ResampledTrainerTests() => points = MadePoints.Load(ml, 240);

    [Fact]
    public void Fit_sees_resampled_rows_and_transform_sees_rows_as_they_are()
    {
        ResampledData? seen = null;
        var model = Features().Append(Trainer().WithResampling(new Smote(new SmoteOptions()), resampled: data => seen = data)).Fit(points);
        Assert.Equal([210, 210], seen!.Plan.After.Counts);
        IDataView scored = model.Transform(points);
        Assert.Equal(Enumerable.Range(0, 240), Rows.Of<int>(scored, "Id"));
        Assert.Equal(Rows.Of<bool>(points, "Label"), Rows.Of<bool>(scored, "Label"));
    }

    [Fact]
    public void A_balanced_trainer_finds_more_of_the_smaller_class()
    {
        BinaryClassificationMetrics without = Evaluate(Features().Append(Trainer()));
        BinaryClassificationMetrics with = Evaluate(Features().Append(Trainer().WithResampling(new Smote(new SmoteOptions()))));
        Assert.True(with.PositiveRecall > without.PositiveRecall + 0.1, $"{without.PositiveRecall} without, {with.PositiveRecall} with");
    }

    [Fact]
    public void The_type_of_the_trainers_model_is_kept()
    {
        TransformerChain<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> model =
            Features().Append(Trainer().WithResampling(new RandomUnderSampler(new RandomUnderSamplerOptions()))).Fit(points);
        Assert.Equal(2, model.LastTransformer.Model.SubModel.Weights.Count);
    }

    [Fact]
    public void Each_fold_of_a_cross_validation_is_resampled_on_its_own_training_rows()
    {
        var trained = new List<HashSet<int>>();
        var pipeline = Features().Append(Trainer().WithResampling(
            new Smote(new SmoteOptions()),
            new ResampleColumns { Others = MadeRowValues.OfBaseRow },
            data =>
            {
                Assert.Equal(data.Plan.After[0], data.Plan.After[1]);
                lock (trained) trained.Add([.. Rows.Of<int>(data.Data, "Id")]);
            }));

        IReadOnlyList<TrainCatalogBase.CrossValidationResult<CalibratedBinaryClassificationMetrics>> folds = ml.BinaryClassification.CrossValidate(points, pipeline, numberOfFolds: 4);

        Assert.Equal(4, trained.Count);
        int[][] tested = [.. folds.Select(fold => Rows.Of<int>(fold.ScoredHoldOutSet, "Id"))];
        // Every row is tested once, and never in a fold whose trainer saw it or a row made from it.
        Assert.Equal(Enumerable.Range(0, 240), tested.SelectMany(ids => ids).Order());
        foreach (int[] ids in tested) Assert.Single(trained, rows => !rows.Overlaps(ids) && rows.Count == 240 - ids.Length);
    }

    [Fact]
    public void The_saved_model_is_loaded_without_the_sampler()
    {
        var model = Features().Append(Trainer().WithResampling(new Smote(new SmoteOptions()))).Fit(points);
        using var file = new MemoryStream();
        ml.Model.Save(model, points.Schema, file);
        file.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(file, out _);
        Assert.Equal(Rows.Of<float>(model.Transform(points), "Score"), Rows.Of<float>(loaded.Transform(points), "Score"));
    }

    [Fact]
    public void A_chain_that_ends_in_a_trainer_can_be_resampled_from_its_raw_columns()
    {
        ResampledData? seen = null;
        var chain = Features().Append(Trainer()).WithResampling(new Smote(new SmoteOptions()), new ResampleColumns { Features = ["X", "Y"] }, data => seen = data);
        var model = chain.Fit(points);
        Assert.Equal([210, 210], seen!.Plan.After.Counts);
        Assert.Equal(240, Rows.Of<float>(model.Transform(points), "Score").Length);
    }

    [Fact]
    public void A_refusal_of_the_sampler_reaches_the_caller_of_fit()
    {
        var pipeline = Features().Append(Trainer().WithResampling(new Smote(new SmoteOptions { Neighbors = 100 })));
        Assert.StartsWith("Class 1 ('True') has 30 samples", Assert.Throws<BallastException>(() => pipeline.Fit(points)).Message, StringComparison.Ordinal);
    }

    private ColumnConcatenatingEstimator Features() => ml.Transforms.Concatenate("Features", "X", "Y");

    private LbfgsLogisticRegressionBinaryTrainer Trainer() => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 });

    private CalibratedBinaryClassificationMetrics Evaluate<TModel>(EstimatorChain<TModel> pipeline)
        where TModel : class, ITransformer => ml.BinaryClassification.Evaluate(pipeline.Fit(points).Transform(MadePoints.Load(ml, 400)));
}
