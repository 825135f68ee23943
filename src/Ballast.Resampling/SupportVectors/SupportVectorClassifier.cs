using System.Collections.Concurrent;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A support vector machine for two or more classes.</summary>
/// <remarks>
/// <para>
/// C-support vector classification (Cortes and Vapnik 1995, doi:10.1007/BF00994018), one machine for each pair of classes, solved by sequential minimal
/// optimisation with second-order choice of pairs (Fan, Chen and Lin 2005, Journal of Machine Learning Research 6, 1889–1918, algorithm 2) and
/// with points at a bound left out for a while (Chang and Lin 2011, doi:10.1145/1961189.1961199, section 5). Steps, ties, tolerance and the float32 kernel are those of
/// LIBSVM, so that the support vectors are those of scikit-learn's SVC, up to the last digits of dot products and exponentials.
/// </para>
/// <para>
/// Cost: a row of the kernel, samples × features, for about each support vector of each pair, eight rows at a time; memory is a packed copy of the two classes and
/// <see cref="KernelMachineOptions.CacheMegabytes"/>. Pairs are solved in parallel, the largest first; where there are fewer pairs than threads, rows are.
/// Thread-safe, and the same bit by bit for any number of workers.
/// </para>
/// </remarks>
public sealed class SupportVectorClassifier
{
    private readonly SupportVectorOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SupportVectorClassifier(SupportVectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Fits one machine for each pair of classes that have samples.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ.</exception>
    /// <exception cref="BallastException">A value is not finite, fewer than two classes have samples, or the solver does not converge.</exception>
    public SupportVectorModel Fit<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes);
        scope.RequireTwoClasses();
        KernelForm form = options.Kernel.FormFor(features);
        return SupportVectorModel.Of(features, scope, Solve(features, scope, form), form, options.Workers);
    }

    /// <summary>The samples that support the boundary, for all pairs together: by class, ascending.</summary>
    internal int[] SupportOf<T>(Matrix<T> features, ClassScope scope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SupportVectorModel.Union(scope, Solve(features, scope, options.Kernel.FormFor(features)));

    private SupportVectorPair[] Solve<T>(Matrix<T> features, ClassScope scope, KernelForm form)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int First, int Second)[] pairs =
            [.. scope.Present.SelectMany((label, place) => scope.Present.Skip(place + 1).Select(other => (label, other)))];
        int[] largestFirst = [.. Enumerable.Range(0, pairs.Length).OrderByDescending(pair => scope.Counts[pairs[pair].First] + scope.Counts[pairs[pair].Second])];
        int atOnce = Math.Min(options.Workers, pairs.Length), within = Math.Max(1, options.Workers / atOnce);
        int largest = scope.Counts[pairs[largestFirst[0]].First] + scope.Counts[pairs[largestFirst[0]].Second];
        var rooms = new ConcurrentBag<KernelRoom>();
        var solved = new SupportVectorPair[pairs.Length];
        ParallelWork.ForEach(pairs.Length, atOnce, item =>
        {
            int pair = largestFirst[item];
            if (!rooms.TryTake(out KernelRoom? room))
                room = new KernelRoom(KernelRows.RoomFor(largest, ((long)options.CacheMegabytes << 20) / atOnce), KernelPoints.RoomFor(largest, features.Columns));
            solved[pair] = SolvePair(features, scope, pairs[pair], (form, room, within));
            rooms.Add(room);
        });
        return solved;
    }

    private SupportVectorPair SolvePair<T>(
        Matrix<T> features, ClassScope scope, (int First, int Second) pair, (KernelForm Form, KernelRoom Room, int Workers) means)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = [.. scope.Rows[pair.First], .. scope.Rows[pair.Second]];
        double[] signs = new double[rows.Length];
        signs.AsSpan().Fill(-1);
        signs.AsSpan(0, scope.Counts[pair.First]).Fill(1);
        var problem = new SmoProblem
        {
            Points = KernelPoints.Pack(features, rows, means.Form, means.Workers, means.Room.Points),
            Signs = signs,
            Alpha = new double[rows.Length],
            Linear = -1,
            Bound = options.Penalty,
            Tolerance = options.Tolerance,
            Room = means.Room.Rows,
        };
        double threshold = SmoSolver.Solve(problem);
        int[] support = [.. Enumerable.Range(0, rows.Length).Where(place => problem.Alpha[place] > 0)];
        return new SupportVectorPair
        {
            First = pair.First,
            Second = pair.Second,
            Rows = [.. support.Select(place => rows[place])],
            Weights = [.. support.Select(place => signs[place] * problem.Alpha[place])],
            Threshold = threshold,
        };
    }
}
