using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Scores samples by how few random cuts set them apart.</summary>
/// <remarks>
/// Score = −2^(−E[h(x)] / c(ψ)), with h the depth at which a sample stands alone in a tree of random cuts grown on ψ samples, and c(ψ) the average depth of a
/// sample there (Liu, Ting and Zhou 2008, doi:10.1109/ICDM.2008.17, section 2). −1 is an outlier, −0.5 says nothing; below −0.5 is an outlier unless a
/// contamination is given. Equal to scikit-learn's <c>score_samples</c> for the same integer <c>random_state</c>: the draws of its trees are repeated
/// bit by bit, and features are cut in single precision as there. Cost: trees · (ψ log ψ + samples · log ψ). Immutable and thread-safe.
/// </remarks>
public sealed class IsolationForest
{
    private const double UsualThreshold = -0.5;
    private const int LargestSeed = int.MaxValue, RowsAtOnce = 256;

    private readonly IsolationForestOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public IsolationForest(IsolationForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Grows the forest on samples and scores them.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; finite in single precision.</param>
    /// <exception cref="BallastException">A value is not finite in single precision, or there is no sample or no feature.</exception>
    public OutlierScores Score<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<float> narrow = Narrow(features);
        double[] scores = Scores(Grow(narrow), narrow.Rows, narrow);
        return options.Judge(scores, scores, UsualThreshold);
    }

    /// <summary>Grows the forest on some samples and scores others.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="normal">The samples to grow on, samples × features; finite in single precision.</param>
    /// <param name="samples">The samples to score, samples × features; finite in single precision.</param>
    /// <returns>A score for each of <paramref name="samples"/>; a contamination is taken of the samples grown on.</returns>
    /// <exception cref="BallastException">A value is not finite in single precision, or there is no sample to grow on or no feature.</exception>
    public OutlierScores Score<T>(Matrix<T> normal, Matrix<T> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (normal.Columns != samples.Columns)
            throw new ArgumentException($"The table of normal samples has {normal.Columns} features, that to score {samples.Columns}.", nameof(samples));
        Matrix<float> known = Narrow(normal);
        IsolationTree[] trees = Grow(known);
        double[] reference = options.Contamination is null ? [] : Scores(trees, known.Rows, known);
        double[] scores = samples.Rows == 0 ? [] : Scores(trees, known.Rows, Narrow(samples));
        return options.Judge(scores, reference, UsualThreshold);
    }

    private static Matrix<float> Narrow<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (features.Rows == 0 || features.Columns == 0)
            throw new BallastException($"There are {features.Rows} samples of {features.Columns} features. Give at least one of both.");
        Matrix<float> narrow = new(features.Rows, features.Columns);
        for (int row = 0; row < features.Rows; row++)
            for (int column = 0; column < features.Columns; column++)
            {
                float value = float.CreateTruncating(features[row, column]);
                if (!float.IsFinite(value))
                    throw new BallastException(
                        $"The feature in row {row}, column {column} is {features[row, column]}; an isolation forest takes finite numbers up to 3.4e38. Fill or drop the row.");
                narrow[row, column] = value;
            }

        return narrow;
    }

    private IsolationTree[] Grow(Matrix<float> features)
    {
        int samples = features.Rows, each = Math.Min(options.SamplesPerTree, samples);
        // The targets and the seeds of the trees are drawn from two generators of one seed.
        RandomState random = new(options.Seed), ofTargets = new(options.Seed);
        double[] targets = new double[samples];
        for (int i = 0; i < samples; i++) targets[i] = ofTargets.NextDouble();
        uint[] seeds = new uint[options.Trees];
        for (int tree = 0; tree < seeds.Length; tree++) seeds[tree] = (uint)random.Integer(0, LargestSeed);
        int depth = (int)Math.Ceiling(Math.Log2(Math.Max(each, 2)));
        IsolationTree[] trees = new IsolationTree[seeds.Length];
        ParallelWork.ForEach(trees.Length, options.Workers, tree =>
        {
            // As are the cuts of a tree and its samples.
            var ofTree = new RandomState((uint)new RandomState(seeds[tree]).Integer(0, LargestSeed));
            var cuts = new SplitRandom((uint)ofTree.Integer(0, LargestSeed));
            trees[tree] = IsolationTree.Grow(features, targets, SampleDraw.Ascending(samples, each, new RandomState(seeds[tree])), depth, cuts);
        });
        return trees;
    }

    private double[] Scores(IsolationTree[] trees, int known, Matrix<float> features)
    {
        double[] scores = new double[features.Rows];
        double whole = trees.Length * IsolationTree.AveragePath(Math.Min(options.SamplesPerTree, known));
        ParallelWork.ForEach((scores.Length + RowsAtOnce - 1) / RowsAtOnce, options.Workers, block =>
        {
            int end = Math.Min((block + 1) * RowsAtOnce, scores.Length);
            foreach (IsolationTree tree in trees)
                for (int row = block * RowsAtOnce; row < end; row++)
                    scores[row] += tree.PathLength(features.Row(row));
            // Trees of one sample have no depth: the score says nothing.
            for (int row = block * RowsAtOnce; row < end; row++) scores[row] = -Math.Pow(2, -(whole == 0 ? 1 : scores[row] / whole));
        });
        return scores;
    }
}
