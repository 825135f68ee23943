using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Weights of samples, made of those of their classes.</summary>
public static class SampleWeights
{
    /// <summary>The balanced weight of the class of each sample: all classes weigh the same in sum, and the weights average 1.</summary>
    /// <param name="labels">One label a sample, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <remarks>scikit-learn's <c>compute_sample_weight("balanced")</c> of one output.</remarks>
    public static ImmutableArray<double> Balanced(ReadOnlySpan<int> labels, int classes) =>
        Of(labels, ClassWeights.Balanced(ClassCounts.Of(labels, classes)).AsSpan());

    /// <summary>The weight of the class of each sample.</summary>
    /// <param name="labels">One label a sample, each from 0 up to the number of weights − 1.</param>
    /// <param name="classWeights">One weight a label.</param>
    /// <exception cref="ArgumentException">A label has no weight.</exception>
    public static ImmutableArray<double> Of(ReadOnlySpan<int> labels, ReadOnlySpan<double> classWeights)
    {
        double[] weights = new double[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classWeights.Length)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is outside 0 … {classWeights.Length - 1}.", nameof(labels));
            weights[i] = classWeights[labels[i]];
        }

        return [.. weights];
    }

    /// <summary>The product of the balanced weights of several outputs of each sample.</summary>
    /// <param name="outputs">For each output, one label a sample.</param>
    /// <param name="classes">For each output, its number of classes.</param>
    /// <remarks>scikit-learn's <c>compute_sample_weight("balanced")</c> of a table of outputs.</remarks>
    /// <exception cref="ArgumentException">There is no output, or the outputs differ in length.</exception>
    public static ImmutableArray<double> BalancedProduct(IReadOnlyList<int[]> outputs, ReadOnlySpan<int> classes)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0) throw new ArgumentException("There is no output to weigh.", nameof(outputs));
        if (outputs.Count != classes.Length) throw new ArgumentException($"There are {outputs.Count} outputs and {classes.Length} numbers of classes.", nameof(classes));
        double[] weights = new double[outputs[0].Length];
        weights.AsSpan().Fill(1);
        for (int output = 0; output < outputs.Count; output++)
        {
            if (outputs[output].Length != weights.Length)
                throw new ArgumentException($"Output {output} has {outputs[output].Length} labels, but output 0 has {weights.Length}.", nameof(outputs));
            ImmutableArray<double> factors = Balanced(outputs[output], classes[output]);
            for (int i = 0; i < weights.Length; i++) weights[i] *= factors[i];
        }

        return [.. weights];
    }
}
