using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>What training makes small: one of the nested records, each with the defaults of its source.</summary>
/// <remarks>
/// Counts, shares and weights of classes come from the counts that training loads. The losses of sigmoids (binary cross-entropy, sigmoid focal, class-balanced sigmoid, asymmetric, varifocal,
/// quality focal, equalization v2) ask one binary question a class; here, with one class an image, their targets are one-hot, and predictions are still the class of the largest logit. Losses of
/// mixed images are those of both classes, weighed by their shares. Masks have losses of their own: <see cref="MaskLosses"/>.
/// </remarks>
public abstract partial record LossFunction
{
    private protected LossFunction()
    {
    }

    /// <summary>Whether <see cref="Deferred"/> can weigh the samples of this loss by their classes: so for losses that are a mean of softmax losses of samples.</summary>
    internal virtual bool AcceptsClassWeights => false;

    /// <summary>The classifier layer that the network needs for this loss.</summary>
    /// <param name="classes">The number of classes, 2 or more.</param>
    /// <returns>A cosine classifier for <see cref="LabelDistributionAwareMargin"/>, a linear one for all others; it begins with negative biases for losses of sigmoids.</returns>
    public virtual ClassifierHead HeadFor(int classes) => new ClassifierHead.Linear();

    /// <summary>Name and settings, in lower case with underscores.</summary>
    internal abstract JsonObject Describe();

    /// <summary>The loss with what it takes from the counts; the caller disposes it.</summary>
    internal abstract LossRule Bind(ClassCounts counts, uint seed);

    private protected static JsonObject Json(string name, params (string Name, JsonNode? Value)[] settings)
    {
        JsonObject json = new() { ["name"] = name };
        foreach ((string setting, JsonNode? value) in settings) json[setting] = value;
        return json;
    }

    private protected static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
