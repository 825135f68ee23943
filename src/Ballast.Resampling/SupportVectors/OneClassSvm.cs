using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A support vector machine that learns where samples lie, so that outliers can be told.</summary>
/// <remarks>
/// <para>
/// The one-class machine (Schölkopf, Platt, Shawe-Taylor, Smola and Williamson 2001, doi:10.1162/089976601750264965), solved as <see cref="SupportVectorClassifier"/> is. Start, steps and
/// tolerance are those of LIBSVM, so that decisions are those of scikit-learn's OneClassSVM, up to the last digits of dot products and exponentials.
/// </para>
/// <para>Cost: a row of the kernel, samples × features, for about each support vector; memory is a packed copy of the table and
/// <see cref="KernelMachineOptions.CacheMegabytes"/>. Thread-safe, and the same bit by bit for any number of workers.</para>
/// </remarks>
public sealed class OneClassSvm
{
    private readonly OneClassSvmOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public OneClassSvm(OneClassSvmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Learns where the rows of a table lie.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <exception cref="BallastException">A value is not finite, there are no samples, or the solver does not converge.</exception>
    public OneClassModel Fit<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.Require(features, "feature");
        if (features.Rows == 0) throw new BallastException("There are no samples to learn from. Give at least one row.");
        KernelForm form = options.Kernel.FormFor(features);
        double[] signs = new double[features.Rows];
        signs.AsSpan().Fill(1);
        var problem = new SmoProblem
        {
            Points = KernelPoints.Pack(features, Neighborhood.AllRows(features.Rows), form, options.Workers),
            Signs = signs,
            Alpha = Start(features.Rows),
            Linear = 0,
            Bound = 1,
            Tolerance = options.Tolerance,
            Room = KernelRows.RoomFor(features.Rows, (long)options.CacheMegabytes << 20),
        };
        double threshold = SmoSolver.Solve(problem);
        int[] support = [.. Enumerable.Range(0, features.Rows).Where(row => problem.Alpha[row] > 0)];
        double[] weights = [.. support.Select(row => problem.Alpha[row])];
        var machines = new KernelMachines(KernelPoints.Pack(features, support, form, options.Workers), [weights], [threshold]);
        return new OneClassModel(machines) { Support = [.. support], Weights = [.. weights], Threshold = threshold };
    }

    /// <summary>The first samples at the bound, as many as the share says, the next with what is left of it; sums as LIBSVM takes them.</summary>
    private double[] Start(int count)
    {
        double[] alpha = new double[count];
        double left = 0;
        for (int i = 0; i < count; i++) left += options.Outside;
        for (int i = 0; i < count && left > 0; i++)
        {
            alpha[i] = Math.Min(1, left);
            left -= alpha[i];
        }

        return alpha;
    }
}
