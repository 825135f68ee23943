using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What <see cref="SupportVectorClassifier"/> found: the support vectors and a machine for each pair of classes.</summary>
/// <remarks>Holds a copy of the support vectors, not of the table. Thread-safe.</remarks>
public sealed class SupportVectorModel
{
    private readonly KernelMachines machines;

    private SupportVectorModel(KernelMachines machines, ImmutableArray<int> labels, ImmutableArray<SupportVectorPair> pairs, ImmutableArray<int> support)
    {
        this.machines = machines;
        Labels = labels;
        Pairs = pairs;
        Support = support;
    }

    /// <summary>The labels that have samples, ascending.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>One machine a pair of labels: (first, second), (first, third) … (second, third) …</summary>
    public ImmutableArray<SupportVectorPair> Pairs { get; }

    /// <summary>The support vectors of any pair, as row indices of the table that was fitted: by class, ascending. scikit-learn's <c>support_</c>.</summary>
    public ImmutableArray<int> Support { get; }

    /// <summary>What each pair's machine says of samples: above 0 for the pair's first class.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features, as many features as were fitted; all finite.</param>
    /// <returns>Samples × pairs.</returns>
    /// <exception cref="ArgumentException">The number of columns is not that of the table that was fitted.</exception>
    /// <exception cref="BallastException">A value is not finite.</exception>
    public Matrix<double> Decide<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => machines.Evaluate(features);

    /// <summary>The class of each sample: the one that wins most pairs, of equal ones the smallest label.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features, as many features as were fitted; all finite.</param>
    /// <returns>One label a sample.</returns>
    /// <exception cref="ArgumentException">The number of columns is not that of the table that was fitted.</exception>
    /// <exception cref="BallastException">A value is not finite.</exception>
    public int[] Predict<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<double> decided = Decide(features);
        int[] labels = new int[features.Rows], votes = new int[Labels[^1] + 1];
        for (int row = 0; row < labels.Length; row++)
        {
            Array.Clear(votes);
            ReadOnlySpan<double> values = decided.Row(row);
            for (int pair = 0; pair < values.Length; pair++) votes[values[pair] > 0 ? Pairs[pair].First : Pairs[pair].Second]++;
            labels[row] = Array.IndexOf(votes, votes.Max());
        }

        return labels;
    }

    internal static SupportVectorModel Of<T>(Matrix<T> features, ClassScope scope, SupportVectorPair[] pairs, KernelForm form, int workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] support = Union(scope, pairs);
        int[] placeOf = new int[features.Rows];
        for (int place = 0; place < support.Length; place++) placeOf[support[place]] = place;
        double[][] weights = new double[pairs.Length][];
        for (int pair = 0; pair < pairs.Length; pair++)
        {
            weights[pair] = new double[support.Length];
            for (int i = 0; i < pairs[pair].Rows.Length; i++) weights[pair][placeOf[pairs[pair].Rows[i]]] = pairs[pair].Weights[i];
        }

        var evaluated = new KernelMachines(KernelPoints.Pack(features, support, form, workers), weights, [.. pairs.Select(pair => pair.Threshold)]);
        return new SupportVectorModel(evaluated, scope.Present, [.. pairs], [.. support]);
    }

    internal static int[] Union(ClassScope scope, SupportVectorPair[] pairs)
    {
        bool[] supports = new bool[scope.Counts.Total];
        foreach (SupportVectorPair pair in pairs)
            foreach (int row in pair.Rows)
                supports[row] = true;
        return [.. scope.Present.SelectMany(label => scope.Rows[label]).Where(row => supports[row])];
    }
}
