using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Lets a sampler take labels as programs hold them: numbers whose classes nobody counted, or texts.</summary>
public static class LabelledSamples
{
    private const int LargestLabel = 1_000_000;

    /// <summary>Plans the resampling of samples whose largest label tells how many classes there are.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sampler">The method.</param>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, 0 … 1,000,000. Numbers that no sample has are classes without samples.</param>
    /// <exception cref="BallastException">A label is negative or too large, or the sampler cannot do what is asked.</exception>
    public static ResamplingPlan Resample<T>(this ISampler sampler, Matrix<T> features, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return sampler.Resample(features, labels, CountClasses(labels));
    }

    /// <summary>Plans the resampling of samples whose labels are texts.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sampler">The method.</param>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One class name a row; none empty.</param>
    /// <returns>The plan, and the class names in ordinal order: the place of a name is its label.</returns>
    /// <exception cref="BallastException">A name is empty, or the sampler cannot do what is asked; the message names the class.</exception>
    public static NamedPlan Resample<T>(this ISampler sampler, Matrix<T> features, IReadOnlyList<string> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(labels);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < labels.Count; row++)
        {
            if (string.IsNullOrEmpty(labels[row])) throw new BallastException($"The label of sample {row} is empty. Give it a class name or drop the sample.");
            places.TryAdd(labels[row], 0);
        }

        var names = new ClassNames(places.Keys);
        for (int label = 0; label < names.Count; label++) places[names[label]] = label;
        int[] coded = new int[labels.Count];
        for (int row = 0; row < coded.Length; row++) coded[row] = places[labels[row]];
        ResamplingPlan plan = sampler.Resample(features, coded, names);
        return new NamedPlan { Plan = plan, ClassNames = names, Labels = [.. plan.Labels.Select(label => names[label])] };
    }

    /// <summary>Plans the resampling of samples with numbered classes that have names, and uses the names in messages and warnings.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sampler">The method.</param>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row: a place in <paramref name="classNames"/>.</param>
    /// <param name="classNames">The name of each label, in any order.</param>
    /// <exception cref="BallastException">The sampler cannot do what is asked; the message names the class.</exception>
    public static ResamplingPlan Resample<T>(this ISampler sampler, Matrix<T> features, ReadOnlySpan<int> labels, IReadOnlyList<string> classNames)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(classNames);
        try
        {
            ResamplingPlan plan = sampler.Resample(features, labels, classNames.Count);
            return plan.Warnings.IsEmpty ? plan : plan with { Warnings = [.. plan.Warnings.Select(warning => ClassMentions.Name(warning, classNames))] };
        }
        catch (BallastException refused)
        {
            string message = ClassMentions.Name(refused.Message, classNames);
            if (message == refused.Message) throw;
            throw new BallastException(message, refused.Kind, refused);
        }
    }

    private static int CountClasses(ReadOnlySpan<int> labels)
    {
        int largest = -1;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] is < 0 or > LargestLabel)
                throw new BallastException(
                    $"The label of sample {row} is {labels[row]}; a label is a class number from 0, at most {LargestLabel}. Number the classes from 0, or give the labels as texts.");
            largest = Math.Max(largest, labels[row]);
        }

        return largest + 1;
    }
}
