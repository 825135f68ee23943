using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>Losses and gradients of torch 1.13 and torchvision 0.14: tests/reference/torch_losses.py wrote the expected numbers.</summary>
public sealed class PublishedLossesTests
{
    public static TheoryData<string> Names() => ["cross_entropy", "weighted_cross_entropy", "label_smoothing", "binary_cross_entropy", "focal_sigmoid", "focal_sigmoid_mean"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_and_its_gradient_are_those_of_torch(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Resource("torch_losses.json")));
        JsonElement root = document.RootElement, expected = root.GetProperty("losses").GetProperty(name);
        using DisposeScope scope = NewDisposeScope();
        long classes = root.GetProperty("classes").GetInt64();
        Tensor logits = tensor(Numbers(root, "logits")).reshape(-1, classes).requires_grad_(), answers = tensor(Numbers(root, "answers")).reshape(-1, classes); // [n, k]
        Tensor labels = tensor(Numbers(root, "labels")).to(ScalarType.Int64), weights = tensor(Numbers(root, "weights")); // [n], [k]
        Tensor loss = name switch
        {
            "cross_entropy" => Losses.CrossEntropy(logits, labels),
            "weighted_cross_entropy" => Losses.WeightedCrossEntropy(logits, labels, weights, WeightNorm.BatchWeightSum),
            "label_smoothing" => Losses.LabelSmoothing(logits, labels),
            "binary_cross_entropy" => SigmoidLosses.BinaryCrossEntropy(logits, answers, weights),
            "focal_sigmoid" => SigmoidLosses.Focal(logits, answers, norm: SigmoidNorm.Sum),
            _ => SigmoidLosses.Focal(logits, answers, 0.6, 1.5, SigmoidNorm.Elements),
        };
        loss.backward();
        Assert.Equal(expected.GetProperty("value").GetDouble(), loss.item<double>(), 1e-11); // sums in another order
        foreach ((double wanted, double actual) in Numbers(expected, "gradient").Zip(LossCases.Rows(logits.grad!).SelectMany(row => row))) Assert.Equal(wanted, actual, 1e-12);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
