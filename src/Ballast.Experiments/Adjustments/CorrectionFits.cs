using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>The methods that correct the probabilities that a run kept; they need neither images nor weights.</summary>
internal static class CorrectionFits
{
    private const string PlainLoss = "cross_entropy", PlainSampler = "instance";

    public static AdjustmentFit LogitAdjustment(AdjustmentContext context)
    {
        double[] priors = context.LearnedPriors;
        TauChoice? choice = context.Settings.Tau is null ? Metrics.LogitAdjustment.ChooseTau(context.Run.Validation.Probabilities, priors) : null;
        double tau = context.Settings.Tau ?? choice!.Tau;
        var parameters = new JsonObject { ["tau"] = tau, ["tau_was"] = choice is null ? "given" : "tuned on the validation part", ["training_priors"] = HeadFits.ByClass(context, priors) };
        if (choice is not null) parameters["validation_macro_f1_by_tau"] = Grid(choice);
        return AdjustmentFit.Of(
            new CorrectionParameters { ClassWeights = [.. priors.Select(prior => Math.Pow(prior, -tau))] }, context.Run,
            choice is null ? "nothing: the strength was given" : context.ValidationPart) with
        {
            Parameters = parameters,
            Warnings = [.. choice is null ? [] : context.FewSamples, .. OtherShares(context.Run.Configuration)],
        };
    }

    public static AdjustmentFit Thresholds(AdjustmentContext context)
    {
        ThresholdMoving moving = ThresholdMoving.Fit(context.Run.Validation.Probabilities, new ThresholdMovingOptions { Seed = context.Seed });
        return AdjustmentFit.Of(new CorrectionParameters { ClassWeights = moving.Multipliers }, context.Run, context.ValidationPart) with
        {
            Parameters = new JsonObject
            {
                ["multipliers"] = HeadFits.ByClass(context, moving.Multipliers),
                ["strength"] = moving.Strength,
                ["cross_validated_macro_f1_before"] = moving.MacroF1Before,
                ["cross_validated_macro_f1_after"] = moving.MacroF1After,
            },
            Warnings = context.FewSamples,
        };
    }

    public static AdjustmentFit PriorCorrection(AdjustmentContext context)
    {
        double[] learned = context.LearnedPriors;
        var parameters = new JsonObject { ["training_priors"] = HeadFits.ByClass(context, learned) };
        double[] target;
        string fittedOn;
        ImmutableArray<string> warnings = OtherShares(context.Run.Configuration);
        if (context.Settings.TestPriors.IsEmpty)
        {
            PriorEstimation estimation = PriorEstimation.Fit(context.Run.Test.Probabilities.ToMatrix(), learned);
            // A class that the estimate gives no share would be lost for ever, for new images too.
            double least = .5 / context.Run.Test.Files.Length;
            target = [.. estimation.Priors.Select(share => Math.Max(share, least))];
            fittedOn = $"probabilities of the test part, {context.Run.Test.Files.Length} images, without its labels";
            parameters["test_priors_were"] = "estimated (Saerens, Latinne and Decaestecker 2002)";
            parameters["rounds"] = estimation.Rounds;
            if (!estimation.Converged) warnings = warnings.Add($"The estimate of the test part's class shares had not settled after {estimation.Rounds} rounds.");
        }
        else
        {
            target = Given(context);
            fittedOn = "nothing: the test part's class shares were given";
            parameters["test_priors_were"] = "given";
        }

        double total = target.Sum();
        parameters["test_priors"] = HeadFits.ByClass(context, target.Select(share => share / total));
        return AdjustmentFit.Of(new CorrectionParameters { ClassWeights = [.. target.Zip(learned, (share, prior) => share / total / prior)] }, context.Run, fittedOn) with
        {
            Parameters = parameters,
            Warnings = warnings,
        };
    }

    public static AdjustmentFit Temperature(AdjustmentContext context)
    {
        double temperature = TemperatureScaling.Fit(context.Run.Validation.Probabilities).Temperature;
        return AdjustmentFit.Of(new CorrectionParameters { Temperature = temperature }, context.Run, context.ValidationPart) with
        {
            Parameters = new JsonObject { ["temperature"] = temperature },
            Warnings = context.FewSamples,
        };
    }

    public static AdjustmentFit VectorScaling(AdjustmentContext context)
    {
        var options = new VectorScalingOptions();
        VectorScaling scaling = Metrics.VectorScaling.Fit(context.Run.Validation.Probabilities, options);
        return AdjustmentFit.Of(new CorrectionParameters { Scales = scaling.Scales, Biases = scaling.Biases }, context.Run, context.ValidationPart) with
        {
            Parameters = new JsonObject
            {
                ["scales"] = HeadFits.ByClass(context, scaling.Scales),
                ["biases"] = HeadFits.ByClass(context, scaling.Biases),
                ["ridge"] = options.Ridge,
            },
            Warnings = context.FewSamples,
        };
    }

    internal static JsonObject Grid(TauChoice choice) =>
        new(choice.Grid.Select(score => new KeyValuePair<string, JsonNode?>(FormattableString.Invariant($"{score.Tau:0.0}"), JsonValue.Create(score.MacroF1))));

    /// <summary>The given shares in the order of the classes.</summary>
    private static double[] Given(AdjustmentContext context)
    {
        ImmutableSortedDictionary<string, double> given = context.Settings.TestPriors;
        string? stranger = given.Keys.FirstOrDefault(name => context.Run.Classes.LabelOf(name) < 0), missing = context.Run.Classes.FirstOrDefault(name => !given.ContainsKey(name));
        if (stranger is not null) throw new BallastException($"--test-priors names the class '{stranger}', which the run does not have. Its classes are {string.Join(", ", context.Run.Classes)}.");
        if (missing is not null) throw new BallastException($"--test-priors has no share for the class '{missing}'. Give every class one: {string.Join(", ", context.Run.Classes.Select(name => name + "=…"))}.");
        return [.. context.Run.Classes.Select(name => given[name])];
    }

    /// <summary>What makes probabilities follow other shares than those of the training part, on which the correction rests.</summary>
    internal static ImmutableArray<string> OtherShares(RunConfiguration run) =>
    [
        .. run.LossFunction == PlainLoss
            ? ImmutableArray<string>.Empty
            : [$"The run was trained with {run.LossFunction}: its probabilities follow the training shares only roughly, and the correction assumes that they do."],
        .. run.Sampler == PlainSampler
            ? ImmutableArray<string>.Empty
            : [$"The run's batches were drawn by {run.Sampler}: the network saw classes in other shares than the training part has, and the correction assumes those. It may correct twice."],
    ];
}
