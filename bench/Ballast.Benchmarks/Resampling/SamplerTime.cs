using System.Diagnostics;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>Seconds, peak memory and rows of one sampler: plan and resampled table, after runs on a small table that compile the code.</summary>
internal static class SamplerTime
{
    // The runtime compiles what runs often once more, after a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static string OnFiles(Arguments options)
    {
        string folder = options.Text("--folder");
        return Measure(options.Text("--sampler"), () => (NpyTable.Features(Path.Combine(folder, "X.npy")), NpyTable.Labels(Path.Combine(folder, "y.npy"))));
    }

    public static string OnMadeRows(Arguments options) =>
        Measure(options.Text("--sampler"), () => MadeTable.Of(options.Number("--rows", 10_000), options.Number("--columns", 32)));

    private static string Measure(string name, Func<(Matrix<float> Features, int[] Labels)> load)
    {
        ISampler sampler = SamplerChoice.Named(name);
        (Matrix<float> small, int[] smallLabels) = MadeTable.Of(6000, 8);
        long begin = Stopwatch.GetTimestamp();
        PlanFeatures.Apply(sampler.Resample(small, smallLabels, 5), small);
        double first = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        while (Stopwatch.GetElapsedTime(begin) < WarmUp) PlanFeatures.Apply(sampler.Resample(small, smallLabels, 5), small);
        (Matrix<float> features, int[] labels) = load();
        int classes = labels.Max() + 1;
        PeakMemory.Restart();
        long start = Stopwatch.GetTimestamp();
        ResamplingPlan plan = sampler.Resample(features, labels, classes);
        double planned = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Matrix<float> result = PlanFeatures.Apply(plan, features);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return JsonSerializer.Serialize(new
        {
            side = "Ballast",
            sampler = name,
            table = $"{features.Rows} x {features.Columns}",
            seconds,
            plan_seconds = planned,
            first_small_seconds = first,
            peak_mb = PeakMemory.Megabytes(),
            rows = result.Rows,
        });
    }
}
