using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Two plans as one: the second was made for the outcome of the first, and what comes out tells of the dataset before both.</summary>
/// <remarks>
/// A made sample that the second plan leaves out is not there; an original that it leaves out is listed with the reason. Points that the second plan makes from originals keep base,
/// neighbour and step; from others they become <see cref="SampleKind.Computed"/>.
/// </remarks>
internal sealed class PlanComposition<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ResamplingPlan first, second;
    private readonly Matrix<T> between;
    private readonly PlanBuilder plan;
    private readonly double[] point;

    private PlanComposition(ResamplingPlan first, ResamplingPlan second, Matrix<T> between, PlanBuilder plan)
    {
        this.first = first;
        this.second = second;
        this.between = between;
        this.plan = plan;
        point = new double[between.Columns];
    }

    /// <summary>Writes the composition into a plan of the dataset before both.</summary>
    /// <param name="first">The first plan.</param>
    /// <param name="second">The plan made for the first one's outcome.</param>
    /// <param name="between">The first one's outcome.</param>
    /// <param name="plan">The plan to write.</param>
    public static void Write(ResamplingPlan first, ResamplingPlan second, Matrix<T> between, PlanBuilder plan)
    {
        var composition = new PlanComposition<T>(first, second, between, plan);
        composition.WriteSamples();
        composition.WriteRemoved();
        foreach (string warning in first.Warnings) plan.Warn(warning);
        foreach (string warning in second.Warnings) plan.Warn(warning);
    }

    private void WriteSamples()
    {
        for (int i = 0; i < second.Samples.Length; i++)
        {
            SampleOrigin origin = second.Samples[i], from = first.Samples[origin.Base];
            int label = second.Labels[i];
            switch (origin.Kind)
            {
                case SampleKind.Original:
                    Keep(from, label);
                    break;
                case SampleKind.Repeated:
                    Keep(from.Kind == SampleKind.Original ? SampleOrigin.Repeated(from.Base) : from, label);
                    break;
                case SampleKind.Synthetic when Stands(origin.Base) && Stands(origin.Neighbor):
                    plan.Add(SampleOrigin.Synthetic(from.Base, first.Samples[origin.Neighbor].Base, origin.Step), label);
                    break;
                case SampleKind.Synthetic:
                    Interpolate(origin);
                    plan.AddComputed(from.Base, point, label);
                    break;
                case SampleKind.Moved when Stands(origin.Base):
                    plan.AddMoved(from.Base, second.Values.Row(origin.ValueRow), label);
                    break;
                case SampleKind.Computed or SampleKind.Moved:
                    plan.AddComputed(from.Base, second.Values.Row(origin.ValueRow), label);
                    break;
                default:
                    throw new BallastException($"Sample {i} of the second plan is an augmented version of sample {origin.Base}; plans of features hold none.");
            }
        }
    }

    /// <summary>Whether a sample of the first outcome has the values of an original.</summary>
    private bool Stands(int sample) => first.Samples[sample].Kind is SampleKind.Original or SampleKind.Repeated;

    private void Keep(SampleOrigin from, int label)
    {
        if (from.ValueRow < 0) plan.Add(from, label);
        else if (from.Kind == SampleKind.Moved) plan.AddMoved(from.Base, first.Values.Row(from.ValueRow), label);
        else if (from.Neighbor >= 0) plan.AddComputed((from.Base, from.Neighbor, from.Step), first.Values.Row(from.ValueRow), label);
        else plan.AddComputed(from.Base, first.Values.Row(from.ValueRow), label);
    }

    private void Interpolate(SampleOrigin origin)
    {
        ReadOnlySpan<T> start = between.Row(origin.Base), end = between.Row(origin.Neighbor);
        for (int column = 0; column < point.Length; column++)
        {
            double from = double.CreateTruncating(start[column]);
            point[column] = from + origin.Step * (double.CreateTruncating(end[column]) - from);
        }
    }

    private void WriteRemoved()
    {
        var removed = new List<RemovedSample>(first.Removed);
        foreach (RemovedSample sample in second.Removed)
            if (first.Samples[sample.Index] is { Kind: SampleKind.Original or SampleKind.Moved } origin)
                removed.Add(sample with { Index = origin.Base });
        foreach (RemovedSample sample in removed) plan.Remove(sample.Index, sample.Reason);
    }
}
