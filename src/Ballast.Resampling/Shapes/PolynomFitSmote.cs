using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples of the smaller classes at even places on lines through the class: to its mean, along its order, between pairs, or on a fitted curve.</summary>
/// <remarks>
/// <para>
/// Polynom-fit-SMOTE (Gazzah and Essoukri Ben Amara 2008, doi:10.1109/DAS.2008.74, section 3). Star: x + j / (k + 1) · (mean − x), j = 1 … k. Bus: the
/// same towards the sample before. Mesh: the same on all pairs; if fewer samples are wanted than there are pairs, the middles of different pairs. Polynomial:
/// each feature is fitted, by least squares, as a polynomial of the sample's place in its class, and the curve is taken at random places. Star, bus
/// and the full mesh draw nothing.
/// </para>
/// <para>
/// Departs from the paper: k differs by one between samples, spread over their order, so that the target is met exactly; a class is set against all
/// others where there are more than two. The curve is taken between the first and the last sample, at one place for all features of a new sample.
/// </para>
/// <para>Cost: proportional to what is made; the curve takes one pass over the class. Without neighbours, it does not see other classes. Thread-safe.</para>
/// </remarks>
public sealed class PolynomFitSmote : ISampler
{
    private readonly PolynomFitSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public PolynomFitSmote(PolynomFitSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "polynom-fit-SMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) =>
            {
                int needed = options.Topology is FitTopology.PolynomialCurve curve ? curve.Degree + 1 : 2;
                ClassNeeds.Samples(plan.Scope, label, needed, $"{Method} with the topology {options.Topology}");
                Add(plan, features, label, count, random);
            });

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (options.Topology)
        {
            case FitTopology.StarLines:
                AddStar(plan, features, label, count);
                break;
            case FitTopology.BusLines:
                AddBus(plan, label, count);
                break;
            case FitTopology.MeshLines:
                AddMesh(plan, label, count, random);
                break;
            case FitTopology.PolynomialCurve curve:
                AddCurve(plan, PolynomialFit.Of(features, plan.Scope.Rows[label], curve.Degree), label, count, random);
                break;
        }
    }

    private static void AddStar<T>(PlanBuilder plan, Matrix<T> features, int label, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[label];
        double[] mean = ColumnMoments.Means(features, rows), point = new double[mean.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<T> start = features.Row(rows[i]);
            int steps = EvenShares.Of(i, count, rows.Length);
            for (int j = 1; j <= steps; j++)
            {
                double step = j / (steps + 1.0);
                for (int column = 0; column < point.Length; column++)
                {
                    double from = double.CreateTruncating(start[column]);
                    point[column] = from + step * (mean[column] - from);
                }

                plan.AddComputed(rows[i], point, label);
            }
        }
    }

    private static void AddBus(PlanBuilder plan, int label, int count)
    {
        int[] rows = plan.Scope.Rows[label];
        for (int i = 1; i < rows.Length; i++) AddLine(plan, label, (rows[i], rows[i - 1]), EvenShares.Of(i - 1, count, rows.Length - 1));
    }

    private static void AddMesh(PlanBuilder plan, int label, int count, RandomState random)
    {
        int[] rows = plan.Scope.Rows[label];
        long pairs = rows.Length * (rows.Length - 1L) / 2;
        if (count < pairs)
        {
            foreach (long pair in DistinctDraws.Ascending(pairs, count, random))
            {
                (int larger, int smaller) = PairAt(pair);
                plan.Add(SampleOrigin.Synthetic(rows[larger], rows[smaller], 0.5), label);
            }

            return;
        }

        int at = 0;
        for (int i = 1; i < rows.Length; i++)
            for (int j = 0; j < i; j++)
                AddLine(plan, label, (rows[i], rows[j]), EvenShares.Of(at++, count, (int)pairs));
    }

    /// <summary>Pairs in the order (1, 0), (2, 0), (2, 1), (3, 0) …</summary>
    private static (int Larger, int Smaller) PairAt(long pair)
    {
        long larger = (long)((1 + Math.Sqrt(1 + 8.0 * pair)) / 2);
        while (larger * (larger - 1) / 2 > pair) larger--;
        while ((larger + 1) * larger / 2 <= pair) larger++;
        return ((int)larger, (int)(pair - larger * (larger - 1) / 2));
    }

    private static void AddLine(PlanBuilder plan, int label, (int Base, int Neighbor) ends, int steps)
    {
        for (int j = 1; j <= steps; j++) plan.Add(SampleOrigin.Synthetic(ends.Base, ends.Neighbor, j / (steps + 1.0)), label);
    }

    private static void AddCurve(PlanBuilder plan, PolynomialFit fit, int label, int count, RandomState random)
    {
        int[] rows = plan.Scope.Rows[label];
        double[] point = new double[fit.Columns];
        for (int i = 0; i < count; i++)
        {
            double place = random.Uniform(0, rows.Length - 1);
            fit.At(place, point);
            plan.AddComputed(rows[(int)Math.Round(place)], point, label);
        }
    }
}
