using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Carries samples from one part of a class over to another part that is shaped alike, seen through a codebook of the class.</summary>
/// <remarks>
/// <para>
/// After LVQ-SMOTE (Nakamura, Kajiwara, Otsuka and Kimura 2013, doi:10.1186/1756-0381-6-16), in the form of smote_variants. A codebook c of the class is made by k-means. For a new sample, two vectors a and b
/// are drawn; of all pairs without a or b, (i, j) has the difference c_i − c_j most like c_a − c_b; a sample x drawn from the nearest to c_i is carried to c_a + (x − c_i).
/// </para>
/// <para>
/// Departs from the paper: codebooks are not learned from many datasets, and by k-means instead of vector quantization. Departs from smote_variants: x comes from i, which stands to j as a stands to b, not
/// from i or j at random. A class is taken alone, so that there may be more than two.
/// </para>
/// <para>Cost: k-means of the class, pairs of pairs of the codebook. Does not see other classes. Thread-safe.</para>
/// </remarks>
public sealed class LvqSmote : ISampler
{
    private const int SmallestCodebook = 4;

    private readonly LvqSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public LvqSmote(LvqSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "LVQ-SMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Add(plan, features, label, count, random));

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClassNeeds.Samples(plan.Scope, label, SmallestCodebook, Method);
        int[] rows = plan.Scope.Rows[label];
        Codebook codebook = Codebook.Of(features, rows, options.CodebookSize, (random, options.Workers));
        var pairs = new CodebookPairs(codebook);
        int[][] near = [.. Enumerable.Range(0, codebook.Size).Select(vector => Nearest(features, rows, codebook[vector]))];
        double[] point = new double[features.Columns];
        for (int made = 0; made < count; made++)
        {
            int a = (int)random.Integer(0, codebook.Size), b = (int)random.Integer(0, codebook.Size - 1);
            if (b >= a) b++;
            int i = pairs.Counterpart(a, b), x = near[i][(int)random.Integer(0, near[i].Length)];
            for (int column = 0; column < point.Length; column++)
                point[column] = codebook[a][column] + (double.CreateTruncating(features[x, column]) - codebook[i][column]);
            plan.AddComputed(x, point, label);
        }
    }

    /// <summary>The rows nearest to a vector, ties in their order.</summary>
    private int[] Nearest<T>(Matrix<T> features, int[] rows, ReadOnlySpan<double> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] row = new double[vector.Length], squares = new double[rows.Length];
        for (int place = 0; place < rows.Length; place++)
        {
            for (int column = 0; column < row.Length; column++) row[column] = double.CreateTruncating(features[rows[place], column]);
            squares[place] = ExactDistance.Squared<double>(row, vector);
        }

        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(place => squares[place]).Take(options.Neighbors)];
        return [.. order.Select(place => rows[place])];
    }
}
