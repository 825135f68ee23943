using System.Text.Json.Nodes;
using Ballast.Metrics;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The methods that put another classifier on the frozen features of a run.</summary>
internal static class HeadFits
{
    public static AdjustmentFit Retrain(AdjustmentContext context) => Linear(context, context.Settings.Training with { Sampling = HeadSampling.Instance });

    public static AdjustmentFit ClassifierRetraining(AdjustmentContext context) => Linear(context, context.Settings.Training with { Sampling = HeadSampling.ClassAware });

    public static AdjustmentFit LearnableScales(AdjustmentContext context)
    {
        HeadTrainerOptions options = context.Settings.Training with { Sampling = HeadSampling.ClassAware, Epochs = HeadTrainerOptions.LearnableScales.Epochs, Seed = context.Seed };
        ImageFeatures train = context.Features.Train;
        FeatureHead.Factors head = HeadTrainer.LearnScales(train.Logits, train.Labels.AsSpan(), options, context.Cancellation);
        JsonObject parameters = Recipe(options);
        parameters["factors"] = ByClass(context, head.Values.Select(value => (double)value));
        return AdjustmentFit.Of(head, context.Features, context.TrainingPart) with { Parameters = parameters };
    }

    public static AdjustmentFit TauNormalization(AdjustmentContext context)
    {
        TauChoice choice = Training.TauNormalization.Choose(context.Model, context.Features.Validation);
        FeatureHead.Factors head = Training.TauNormalization.Of(context.Model, choice.Tau);
        var parameters = new JsonObject
        {
            ["tau"] = choice.Tau,
            ["factors"] = ByClass(context, head.Values.Select(value => (double)value)),
            ["validation_macro_f1_by_tau"] = CorrectionFits.Grid(choice),
        };
        return AdjustmentFit.Of(head, context.Features, context.ValidationPart) with { Parameters = parameters, Warnings = context.FewSamples };
    }

    public static AdjustmentFit NearestClassMean(AdjustmentContext context)
    {
        FeatureHead.NearestMean head = Training.NearestClassMean.Fit(context.Features.Train, context.Features.Validation);
        return AdjustmentFit.Of(head, context.Features, $"means: {context.TrainingPart}; scale: {context.ValidationPart}") with
        {
            Parameters = new JsonObject { ["scale"] = head.Scale },
            Warnings = context.FewSamples,
        };
    }

    public static AdjustmentFit Smote(AdjustmentContext context) => Resampled(context, new Smote(new SmoteOptions
    {
        Seed = context.Seed,
        Neighbors = context.Run.Configuration.Neighbors,
        SmallClass = SmallClassRemedy.ReduceNeighbors,
        ClassNames = context.Run.Classes,
    }));

    public static AdjustmentFit Adasyn(AdjustmentContext context) => Resampled(context, new Adasyn(new AdasynOptions
    {
        Seed = context.Seed,
        Neighbors = context.Run.Configuration.Neighbors,
        SmallClass = SmallClassRemedy.ReduceNeighbors,
        UniformClass = UniformClassRemedy.FallBackToSmote,
        ClassNames = context.Run.Classes,
    }));

    private static AdjustmentFit Linear(AdjustmentContext context, HeadTrainerOptions recipe)
    {
        HeadTrainerOptions options = recipe with { Seed = context.Seed };
        ImageFeatures train = context.Features.Train;
        FeatureHead.Linear head = HeadTrainer.Train(train.Features, train.Labels.AsSpan(), context.Run.Classes.Count, options, context.Cancellation);
        return AdjustmentFit.Of(head, context.Features, context.TrainingPart) with { Parameters = Recipe(options) };
    }

    private static AdjustmentFit Resampled(AdjustmentContext context, ISampler sampler)
    {
        HeadTrainerOptions options = context.Settings.Training with { Sampling = HeadSampling.Instance, Seed = context.Seed };
        ResampledHead trained = HeadTrainer.TrainResampled(sampler, context.Features.Train, options, context.Cancellation);
        JsonObject parameters = Recipe(options);
        parameters["sampler"] = trained.Plan.Method;
        parameters["neighbors"] = context.Run.Configuration.Neighbors;
        parameters["samples_before"] = ByClass(context, trained.Plan.Before.Counts.Select(count => (double)count));
        parameters["samples_after"] = ByClass(context, trained.Plan.After.Counts.Select(count => (double)count));
        return AdjustmentFit.Of(trained.Head, context.Features, $"{context.TrainingPart}, features balanced by {trained.Plan.Method}") with
        {
            Parameters = parameters,
            Plan = trained.Plan,
            Warnings = trained.Plan.Warnings,
        };
    }

    private static JsonObject Recipe(HeadTrainerOptions options) => new()
    {
        ["sampling"] = options.Sampling == HeadSampling.ClassAware ? "class_aware" : "instance",
        ["features"] = options.Scaling == FeatureScaling.Centered ? "centered" : "as they are",
        ["epochs"] = options.Epochs,
        ["least_steps"] = options.LeastSteps,
        ["batch_size"] = options.BatchSize,
        ["learning_rate"] = options.LearningRate,
        ["schedule"] = "cosine",
        ["momentum"] = options.Momentum,
        ["weight_decay"] = options.WeightDecay,
    };

    internal static JsonObject ByClass(AdjustmentContext context, IEnumerable<double> values) =>
        new(context.Run.Classes.Zip(values, (name, value) => new KeyValuePair<string, JsonNode?>(name, JsonValue.Create(value))));
}
