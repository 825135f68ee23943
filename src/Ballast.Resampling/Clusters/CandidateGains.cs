using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// How much each of a few candidates would lower the sum of squared distances. The kernel bounds all distances from below; only rows that a candidate may
/// come nearer to are measured in double.
/// </summary>
internal sealed class CandidateGains
{
    private const int Chunk = 32 * DotTile.PanelWidth;

    private readonly Matrix<double> points;
    private readonly double[] closest;
    private readonly int trials, chunks, workers;
    private readonly PackedPoints<double> packing;
    private readonly float[] limits, packed;
    private readonly double[] squares, sums;
    private readonly int[] counts;
    private readonly int[][] improved;
    private readonly double[][] reached;

    /// <summary>Takes the rows.</summary>
    /// <param name="points">All rows.</param>
    /// <param name="closest">The squared distance of each row to the nearest chosen one; kept up to date.</param>
    /// <param name="trials">How many candidates at a time.</param>
    /// <param name="workers">How many threads at most.</param>
    public CandidateGains(Matrix<double> points, double[] closest, int trials, int workers)
    {
        this.points = points;
        this.closest = closest;
        this.trials = trials;
        this.workers = workers;
        int[] rows = Neighborhood.AllRows(points.Rows);
        packing = new PackedPoints<double>(points, rows, rows, workers);
        chunks = (points.Rows + Chunk - 1) / Chunk;
        limits = new float[packing.Panels.Capacity];
        packed = new float[PackedPoints<double>.Slots(trials) * points.Columns];
        squares = new double[trials];
        sums = new double[trials * chunks];
        counts = new int[trials * chunks];
        improved = new int[trials][];
        reached = new double[trials][];
        for (int trial = 0; trial < trials; trial++)
        {
            improved[trial] = new int[points.Rows];
            reached[trial] = new double[points.Rows];
        }
    }

    /// <summary>Takes over all closest distances.</summary>
    public void Refresh()
    {
        for (int row = 0; row < closest.Length; row++) SetLimit(row);
    }

    /// <summary>The candidate that lowers the sum most, the first of equal ones.</summary>
    public int MeasureBest(int[] candidates)
    {
        for (int trial = 0; trial < trials; trial++) squares[trial] = packing.Pack(points.Row(candidates[trial]), packed, trial);
        ParallelWork.ForEach(chunks, workers, chunk => Measure(candidates, chunk));
        int best = 0;
        double most = double.NegativeInfinity;
        for (int trial = 0; trial < trials; trial++)
        {
            double gain = 0;
            for (int chunk = 0; chunk < chunks; chunk++) gain += sums[trial * chunks + chunk];
            if (gain <= most) continue;
            most = gain;
            best = trial;
        }

        return best;
    }

    /// <summary>Makes a candidate one of the chosen.</summary>
    public void Take(int trial)
    {
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int start = chunk * Chunk;
            for (int i = start; i < start + counts[trial * chunks + chunk]; i++)
            {
                closest[improved[trial][i]] = reached[trial][i];
                SetLimit(improved[trial][i]);
            }
        }
    }

    private void SetLimit(int row)
    {
        FloatFrame<double> frame = packing.Frame;
        limits[row] = (float)(closest[row] * frame.Scale * frame.Scale * (1 + 1e-6) + frame.Underflow);
    }

    private void Measure(int[] candidates, int chunk)
    {
        int start = chunk * Chunk, width = Math.Min(Chunk, packing.Panels.Capacity - start), slots = PackedPoints<double>.Slots(trials);
        float[] dots = ArrayPool<float>.Shared.Rent(slots * Chunk);
        packing.Multiply(packed, slots, start, dots, Chunk);
        for (int trial = 0; trial < trials; trial++) Scan(candidates[trial], trial, chunk, dots.AsSpan(trial * Chunk, width));
        ArrayPool<float>.Shared.Return(dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int candidate, int trial, int chunk, ReadOnlySpan<float> dots)
    {
        int start = chunk * Chunk, count = 0;
        ReadOnlySpan<float> terms = packing.Panels.LowerTerms.AsSpan(start, dots.Length), nearest = limits.AsSpan(start, dots.Length);
        Vector512<float> term = Vector512.Create((float)(squares[trial] * (1 - packing.Frame.Slack) - packing.Frame.Underflow));
        double sum = 0;
        for (int place = 0; place < dots.Length; place += Vector512<float>.Count)
        {
            Vector512<float> twice = Vector512.Create(dots[place..]);
            Vector512<float> lower = Vector512.Create(terms[place..]) - (twice + twice) + term;
            ulong hits = Vector512.LessThanOrEqual(lower, Vector512.Create(nearest[place..])).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int row = start + place + BitOperations.TrailingZeroCount(hits);
                if (row >= closest.Length) break;
                double squared = ExactDistance.Squared<double>(points.Row(candidate), points.Row(row));
                if (squared >= closest[row]) continue;
                sum += closest[row] - squared;
                improved[trial][start + count] = row;
                reached[trial][start + count++] = squared;
            }
        }

        sums[trial * chunks + chunk] = sum;
        counts[trial * chunks + chunk] = count;
    }
}
