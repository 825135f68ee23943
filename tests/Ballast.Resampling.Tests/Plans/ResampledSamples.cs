using System.Globalization;
using System.Text;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>What a plan must be, whichever sampler made it.</summary>
internal static class ResampledSamples
{
    public static void Check(ResamplingPlan plan, LabeledSamples table)
    {
        SamplerKind kind = KindOf(plan.Method);
        Assert.Equal(ClassCounts.Of(table.Labels, table.Classes).Counts, plan.Before.Counts);
        Assert.Equal(ClassCounts.Of(plan.Labels.AsSpan(), table.Classes).Counts, plan.After.Counts);
        Assert.Equal(plan.Labels.Length, plan.Samples.Length);
        CheckOrigins(plan, table);
        CheckRemovals(plan, table);
        CheckCounts(plan, kind);
        Matrix<double> made = PlanFeatures.Apply(plan, table.Features);
        for (int row = 0; row < made.Rows; row++)
            if (plan.Samples[row].Kind is not (SampleKind.Original or SampleKind.Repeated))
                Assert.All(made.Row(row).ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>Every bit of a plan, as text.</summary>
    public static string Describe(ResamplingPlan plan)
    {
        var text = new StringBuilder();
        for (int i = 0; i < plan.Samples.Length; i++)
        {
            SampleOrigin origin = plan.Samples[i];
            text.Append(CultureInfo.InvariantCulture, $"{origin.Kind} {origin.Base} {origin.Neighbor} {origin.Step:R} {origin.ValueRow} {plan.Labels[i]}\n");
        }

        foreach (double value in plan.Values.Values) text.Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        foreach (RemovedSample removed in plan.Removed) text.Append(CultureInfo.InvariantCulture, $"{removed.Index} {removed.Reason}\n");
        return text.AppendJoin('\n', plan.Warnings).ToString();
    }

    private static SamplerKind KindOf(string method) => typeof(ISampler).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(ISampler)))
        .Select(type => (ISampler)Activator.CreateInstance(type, Activator.CreateInstance(type.GetConstructors()[0].GetParameters()[0].ParameterType))!)
        .Single(sampler => sampler.Method == method).Kind;

    private static void CheckOrigins(ResamplingPlan plan, LabeledSamples table)
    {
        for (int i = 0; i < plan.Samples.Length; i++)
        {
            SampleOrigin origin = plan.Samples[i];
            Assert.InRange(origin.Base, 0, table.Labels.Length - 1);
            Assert.InRange(origin.Neighbor, -1, table.Labels.Length - 1);
            Assert.True(double.IsFinite(origin.Step));
            Assert.NotEqual(SampleKind.Augmented, origin.Kind);
            if (origin.Kind == SampleKind.Synthetic) Assert.True(origin.Neighbor >= 0);
            if (origin.Kind is SampleKind.Computed or SampleKind.Moved) Assert.InRange(origin.ValueRow, 0, plan.Values.Rows - 1);
            if (!origin.IsMade) Assert.Equal(table.Labels[origin.Base], plan.Labels[i]);
        }
    }

    private static void CheckRemovals(ResamplingPlan plan, LabeledSamples table)
    {
        var kept = plan.Samples.Where(origin => origin.Kind is SampleKind.Original or SampleKind.Moved).Select(origin => origin.Base).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        int[] removed = [.. plan.Removed.Select(sample => sample.Index)];
        Assert.Equal(removed.Order().Distinct(), removed);
        Assert.Equal(Enumerable.Range(0, table.Labels.Length), kept.Concat(removed).Order());
        Assert.All(plan.Removed, sample => Assert.True(sample.Reason.Length > 10));
    }

    private static void CheckCounts(ResamplingPlan plan, SamplerKind kind)
    {
        for (int label = 0; label < plan.Before.Classes; label++)
        {
            int before = plan.Before[label], after = plan.After[label];
            if (before == 0)
            {
                Assert.Equal(0, after);
                continue;
            }

            if (kind == SamplerKind.OverSampling) Assert.Equal(plan.Before.Largest, after);
            if (kind == SamplerKind.UnderSampling) Assert.Equal(plan.Before.Smallest, after);
            if (kind == SamplerKind.Cleaning) Assert.True(after <= before);
        }

        if (kind == SamplerKind.OverSampling) Assert.Empty(plan.Removed);
    }
}
