using System.Diagnostics;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>Seconds, peak memory and rows of one sampler: plan and resampled table, after a run on a small table that compiles the code.</summary>
internal static class SamplerTime
{
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
        for (int round = 0; round < 3; round++)
        {
            (Matrix<float> small, int[] smallLabels) = MadeTable.Of(500, 8);
            PlanFeatures.Apply(sampler.Resample(small, smallLabels, 5), small);
        }

        (Matrix<float> features, int[] labels) = load();
        int classes = labels.Max() + 1;
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
            peak_mb = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,
            rows = result.Rows,
        });
    }
}
