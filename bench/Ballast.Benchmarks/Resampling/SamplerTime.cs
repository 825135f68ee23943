using System.Diagnostics;
using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>Seconds, peak memory and rows of one sampler: plan and resampled table. The first run gives the memory, the best of some the time.</summary>
internal static class SamplerTime
{
    private const int MostRuns = 200;

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

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
        (Matrix<float> features, int[] labels) = load();
        int classes = labels.Max() + 1;
        PeakMemory.Restart();
        long begin = Stopwatch.GetTimestamp();
        (double seconds, double planned, int rows) = Run(sampler, features, labels, classes);
        double first = seconds, memory = PeakMemory.Megabytes();
        for (int runs = 1; runs < MostRuns && Stopwatch.GetElapsedTime(begin) < Enough; runs++)
        {
            (double next, double nextPlanned, _) = Run(sampler, features, labels, classes);
            if (next < seconds) (seconds, planned) = (next, nextPlanned);
        }

        return JsonSerializer.Serialize(new
        {
            side = "Ballast",
            sampler = name,
            table = $"{features.Rows} x {features.Columns}",
            seconds,
            plan_seconds = planned,
            first_seconds = first,
            peak_mb = memory,
            rows,
        });
    }

    private static (double Seconds, double Planned, int Rows) Run(ISampler sampler, Matrix<float> features, int[] labels, int classes)
    {
        long start = Stopwatch.GetTimestamp();
        ResamplingPlan plan = sampler.Resample(features, labels, classes);
        double planned = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Matrix<float> result = PlanFeatures.Apply(plan, features);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, planned, result.Rows);
    }
}
