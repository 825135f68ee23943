using System.Diagnostics;
using System.Text.Json;
using Ballast.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Benchmarks;

/// <summary>Forward and backward of each kernel and of the torch operations it replaces, on the maps of ShuffleNet V2 ×0.5 at 64 pixels, batch 32.</summary>
internal static class KernelTimes
{
    private const int Rounds = 30, RunsPerRound = 10;

    // The runtime compiles what runs often once more, after a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    public static string Measure(Arguments options)
    {
        using var threads = new TorchThreads(options.Number("--threads", 1));
        List<object> rows = [];
        foreach ((int channels, int side) in new[] { (24, 8), (48, 4), (96, 2) })
        {
            using var scope = NewDisposeScope();
            Tensor images = ChannelsLast.Of(randn(32, channels, side, side)).requires_grad_(), other = ChannelsLast.Of(randn(32, channels, side, side)).requires_grad_();
            Tensor both = ChannelsLast.Of(randn(32, 2 * channels, side, side)).requires_grad_();
            Tensor depthwise = randn(channels, 1, 3, 3).requires_grad_(), pointwise = randn(channels, channels, 1, 1).requires_grad_();
            Tensor weight = ones(channels).requires_grad_(), bias = zeros(channels).requires_grad_(), mean = zeros(channels), variance = ones(channels);
            var normalization = new BatchNormOptions { Rectify = true };
            Tensor[] leaves = [images, other, both, depthwise, pointwise, weight, bias];
            void Row(string kernel, Func<Tensor> ours, Func<Tensor> torch) => rows.Add(new
            {
                kernel,
                map = $"{channels} @ {side}x{side}",
                ours_us = Microseconds(ours, leaves),
                torch_us = Microseconds(torch, leaves),
            });

            Row("depthwise 3x3", () => DepthwiseConvolution.Convolve(images, depthwise, 1, 1), () => nn.functional.conv2d(images, depthwise, padding: [1, 1], groups: channels));
            Row("pointwise", () => PointwiseConvolution.Convolve(images, pointwise, null), () => nn.functional.conv2d(images, pointwise));
            Row("interleave", () => ChannelInterleave.Of(images, other), () => stack([images, other], 2).flatten(1, 2));
            Row(
                "normalisation and rectifier",
                () => FusedBatchNorm.Normalize(images, weight, bias, (mean, variance), normalization),
                () => nn.functional.batch_norm(images, mean, variance, weight, bias, true).relu_());
            Row("halves", () => Sum(ChannelHalves.Of(both)), () => Sum((both.narrow(1, 0, channels), both.narrow(1, channels, channels))));
        }

        return JsonSerializer.Serialize(rows);
    }

    private static Tensor Sum((Tensor First, Tensor Second) halves) => halves.First + halves.Second;

    private static double Microseconds(Func<Tensor> forward, Tensor[] leaves)
    {
        using Tensor gradient = forward();
        double best = double.MaxValue;
        long begin = Stopwatch.GetTimestamp();
        for (int round = 0; round < Rounds || Stopwatch.GetElapsedTime(begin) < WarmUp; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int run = 0; run < RunsPerRound; run++)
            {
                using var scope = NewDisposeScope();
                foreach (Tensor leaf in leaves) leaf.grad = null;
                forward().backward([gradient]);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / RunsPerRound);
        }

        return Math.Round(best, 1);
    }
}
