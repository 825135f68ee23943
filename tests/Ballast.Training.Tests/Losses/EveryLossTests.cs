using System.Reflection;
using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>What every loss promises, whatever it is.</summary>
public sealed class EveryLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Draws draws = new();

    public static TheoryData<string> Names() => LossCases.Names();

    public void Dispose()
    {
        draws.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Every_loss_has_a_case()
    {
        Type[] losses = [.. typeof(LossFunction).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(LossFunction)))];
        Assert.NotEmpty(losses);
        Assert.All(losses, type => Assert.Contains(LossCases.All, one => one.Function.GetType() == type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_is_its_definition(string name)
    {
        LossCase one = LossCases.Of(name);
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using BoundLoss loss = LossCases.Bind(one.Function);
        double expected = one.Expected(LossCases.Oracle(logits, labels));
        Assert.Equal(expected, loss.Of(logits, new BatchTargets(labels)).item<double>(), 1e-12 * Math.Max(1, Math.Abs(expected))); // rounding of some 30 terms
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_that_of_finite_differences_of_the_definition(string name)
    {
        const double step = 1e-5;
        LossCase one = LossCases.Of(name);
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        logits.requires_grad_();
        using BoundLoss loss = LossCases.Bind(one.Function);
        loss.Of(logits, new BatchTargets(labels)).backward();
        double[][] gradient = LossCases.Rows(logits.grad!);
        for (int i = 0; i < 7; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                double slope = (At(step) - At(-step)) / (2 * step);
                Assert.Equal(slope, gradient[i][j], 1e-7); // central differences err by step² times third derivatives, and by rounding / step

                double At(double shift)
                {
                    OracleBatch batch = LossCases.Oracle(logits, labels);
                    batch.Logits[i][j] += shift;
                    return one.Expected(batch);
                }
            }
        }
    }

    public static TheoryData<string, ScalarType> NamesAndTypes()
    {
        TheoryData<string, ScalarType> data = [];
        foreach (LossCase one in LossCases.All)
            foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64 })
                data.Add(one.Name, type);
        return data;
    }

    [Theory]
    [MemberData(nameof(NamesAndTypes))]
    public void Extreme_logits_give_finite_losses_and_gradients(string name, ScalarType type)
    {
        double[] rows = [1e4, -1e4, 0, 0, -1e4, 1e4, 0, 0, 30, 0, 0, 0, 1e4, 1e4, 1e4, 1e4, -1e4, -1e4, -1e4, -1e4, 0, 0, 0, 0, 1e4, -1e4, -1e4, -1e4];
        Tensor logits = tensor(rows, 7, 4).to(type).requires_grad_(), labels = tensor(new long[] { 0, 0, 1, 3, 2, 1, 0 });
        using BoundLoss loss = LossCases.Bind(LossCases.Of(name).Function);
        for (int round = 0; round < 2; round++)
        {
            Tensor value = loss.Of(logits, new BatchTargets(labels));
            Assert.Equal(type, value.dtype);
            value.backward();
            Assert.True(value.isfinite().item<bool>(), $"{value.to(ScalarType.Float64).item<double>()}");
            Assert.True(logits.grad!.isfinite().all().item<bool>());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_share_of_1_is_the_loss_of_an_image_that_is_not_mixed(string name)
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using BoundLoss plain = LossCases.Bind(LossCases.Of(name).Function), mixed = LossCases.Bind(LossCases.Of(name).Function);
        var targets = new BatchTargets(labels, labels.flip(0), ones(7));
        for (int round = 0; round < 3; round++)
            Assert.Equal(plain.Of(logits, new BatchTargets(labels)).item<double>(), mixed.Of(logits, targets).item<double>());
        Assert.Equal(State(plain), State(mixed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mixed_image_has_the_losses_of_both_classes_by_their_shares(string name)
    {
        LossFunction function = LossCases.Of(name).Function;
        Tensor logits = draws.NormalDouble(1, 4), label = tensor(new long[] { 2 }), other = tensor(new long[] { 0 });
        using BoundLoss loss = LossCases.Bind(function);
        // One image mixed with background is a positive; background alone, with half a negative a positive, would not count.
        using BoundLoss unmixed = LossCases.Bind(function is LossFunction.HardNegatives ? new LossFunction.CrossEntropy() : function);
        double own = unmixed.Judge(logits, new BatchTargets(label)).item<double>(), others = unmixed.Judge(logits, new BatchTargets(other)).item<double>();
        // With one image, dividing by the sum of weights takes the weight out; mixed, the weights combine like the losses.
        OracleBatch oracle = LossCases.Oracle(logits, label);
        (double w2, double w0) = function switch
        {
            LossFunction.WeightedCrossEntropy { Norm: WeightNorm.BatchWeightSum } => (60 / (4 * 5.0), 60 / (4 * 40.0)),
            LossFunction.SmoothedInverseFrequency { Norm: WeightNorm.BatchWeightSum } => (3 / 5.0, 3 / 40.0),
            LossFunction.ClassBalanced { Norm: WeightNorm.BatchWeightSum } => (oracle.EffectiveWeight(2, 0.9), oracle.EffectiveWeight(0, 0.9)),
            LossFunction.Deferred deferred => (oracle.EffectiveWeight(2, deferred.Beta), oracle.EffectiveWeight(0, deferred.Beta)),
            _ => (1, 1),
        };
        double expected = (0.25 * w2 * own + 0.75 * w0 * others) / (0.25 * w2 + 0.75 * w0);
        Assert.Equal(expected, loss.Judge(logits, new BatchTargets(label, other, tensor(new[] { 0.25f }))).item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_learned_survives_capture_and_restore_bit_for_bit(string name)
    {
        LossFunction function = LossCases.Of(name).Function;
        using BoundLoss loss = LossCases.Bind(function), resumed = LossCases.Bind(function), fresh = LossCases.Bind(function);
        for (int round = 0; round < 3; round++)
        {
            (Tensor logits, Tensor labels) = LossCases.Batch(draws);
            loss.Of(logits, new BatchTargets(labels));
        }

        resumed.RestoreState(loss.CaptureState());
        for (int round = 0; round < 2; round++)
        {
            (Tensor logits, Tensor labels) = LossCases.Batch(draws);
            Assert.Equal(loss.Of(logits, new BatchTargets(labels)).item<double>(), resumed.Of(logits, new BatchTargets(labels)).item<double>());
        }

        Assert.Equal(State(loss), State(resumed));
        bool learns = function is LossFunction.Seesaw or LossFunction.SoftmaxEqualization or LossFunction.EqualizationV2;
        Assert.Equal(learns, State(loss) != State(fresh));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Judging_learns_nothing(string name)
    {
        using BoundLoss loss = LossCases.Bind(LossCases.Of(name).Function);
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        loss.Of(logits, new BatchTargets(labels));
        string before = State(loss);
        double first = loss.Judge(logits, new BatchTargets(labels)).item<double>();
        Assert.Equal(first, loss.Judge(logits, new BatchTargets(labels)).item<double>());
        Assert.Equal(before, State(loss));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_outlives_the_scope_it_is_made_in_and_leaves_no_tensor(string name)
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        Tensor others = labels.flip(0), shares = full(7, 0.3f);
        logits.requires_grad_();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        BoundLoss loss;
        using (NewDisposeScope()) loss = LossCases.Bind(LossCases.Of(name).Function);
        using (loss)
        {
            long own = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            for (int round = 0; round < 3; round++)
            {
                using Tensor value = loss.Of(logits, new BatchTargets(labels, others, shares)), judged = loss.Judge(logits, new BatchTargets(labels));
                Assert.Equal(own + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_settings_of_a_loss_stand_in_the_json_under_a_name_of_its_own(string name)
    {
        LossFunction function = LossCases.Of(name).Function;
        JsonNode json = JsonNode.Parse(new TrainingSettings { Loss = function }.ToJson())!["loss"]!;
        PropertyInfo[] settings = function.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.Equal(settings.Length + 1, json.AsObject().Count);
        Assert.DoesNotContain(LossCases.All, other => other.Function.GetType() != function.GetType() && (string)other.Function.Describe()["name"]! == (string)json["name"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Classes_that_training_does_not_load_give_finite_losses(string name)
    {
        (Tensor logits, Tensor labels) = LossCases.Batch(draws);
        using var loss = new BoundLoss(LossCases.Of(name).Function, Core.ClassCounts.FromCounts([9, 0, 0, 2]), 10);
        loss.BeginEpoch(9);
        Assert.True(double.IsFinite(loss.Of(logits, new BatchTargets(labels)).item<double>()));
        Assert.True(double.IsFinite(loss.Judge(logits.narrow(0, 1, 2), new BatchTargets(labels.narrow(0, 1, 2))).item<double>()));
    }

    private static string State(BoundLoss loss) =>
        string.Join("; ", loss.CaptureState().Select(entry => $"{entry.Key} {Convert.ToHexString(entry.Value.Bytes.Span)}"));
}
