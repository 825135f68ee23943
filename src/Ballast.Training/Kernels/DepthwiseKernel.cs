using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>
/// Correlates each channel of one image with its own square filter. Channels lie last; images carry a border of zeros, so that no tap needs a
/// bounds check; filters are [k · k, channels].
/// </summary>
/// <remarks>
/// Channels go by vectors; the last vector is moved back to end with the last channel and writes some channels twice. Fewer channels than a vector
/// are refused by the caller.
/// </remarks>
internal static unsafe class DepthwiseKernel
{
    /// <summary>Copies an image into a field of zeros, its pixels <paramref name="step"/> apart, from (offset, offset) on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Place(ImageField image, ImageField field, int step, int offset)
    {
        int channels = image.Channels, run = step == 1 ? image.Width * channels : channels;
        field.Values.Clear();
        for (int y = 0; y < image.Height; y++)
        {
            float* from = image.At(y, 0), to = field.At(y * step + offset, offset);
            for (int at = 0; at < image.Width * channels; at += run) new ReadOnlySpan<float>(from + at, run).CopyTo(new Span<float>(to + at * step, run));
        }
    }

    /// <summary>result = the filters over a bordered image, every <paramref name="stride"/> pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Correlate(ImageField field, float* filters, ImageField result, int kernel, int stride)
    {
        int channels = field.Channels, line = field.Width * channels, step = stride * channels;
        for (int lane = 0; lane < channels; lane += Vector<float>.Count)
        {
            int c = Math.Min(lane, channels - Vector<float>.Count);
            for (int y = 0; y < result.Height; y++)
            {
                float* from = field.At(y * stride, 0) + c, to = result.At(y, 0) + c;
                int x = 0;
                for (; x + 4 <= result.Width; x += 4, from += 4 * step, to += 4 * channels)
                {
                    Vector<float> a = default, b = default, d = default, e = default;
                    float* filter = filters + c;
                    for (int ky = 0; ky < kernel; ky++)
                    {
                        float* tap = from + ky * line;
                        for (int kx = 0; kx < kernel; kx++, tap += channels, filter += channels)
                        {
                            Vector<float> weight = Vector.Load(filter);
                            a = Vector.MultiplyAddEstimate(Vector.Load(tap), weight, a);
                            b = Vector.MultiplyAddEstimate(Vector.Load(tap + step), weight, b);
                            d = Vector.MultiplyAddEstimate(Vector.Load(tap + 2 * step), weight, d);
                            e = Vector.MultiplyAddEstimate(Vector.Load(tap + 3 * step), weight, e);
                        }
                    }

                    Vector.Store(a, to);
                    Vector.Store(b, to + channels);
                    Vector.Store(d, to + 2 * channels);
                    Vector.Store(e, to + 3 * channels);
                }

                for (; x < result.Width; x++, from += step, to += channels) Vector.Store(Pixel(from, line, filters + c, channels, kernel), to);
            }
        }
    }

    /// <summary>Adds to each filter's gradient [k · k, channels] the products of the result's gradient and the bordered image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFilterGradient(ImageField field, ImageField gradient, float* filterGradient, int kernel, int stride)
    {
        int channels = field.Channels, step = stride * channels;
        for (int lane = 0; lane < channels; lane += Vector<float>.Count)
        {
            int c = Math.Min(lane, channels - Vector<float>.Count);
            var isNew = Vector.GreaterThanOrEqual(Vector<int>.Indices, new Vector<int>(lane - c));
            for (int tap = 0; tap < kernel * kernel; tap++)
            {
                Vector<float> a = default, b = default;
                for (int y = 0; y < gradient.Height; y++)
                {
                    float* from = field.At(y * stride + tap / kernel, tap % kernel) + c, by = gradient.At(y, 0) + c;
                    int x = 0;
                    for (; x + 2 <= gradient.Width; x += 2, from += 2 * step, by += 2 * channels)
                    {
                        a = Vector.MultiplyAddEstimate(Vector.Load(from), Vector.Load(by), a);
                        b = Vector.MultiplyAddEstimate(Vector.Load(from + step), Vector.Load(by + channels), b);
                    }

                    if (x < gradient.Width) a = Vector.MultiplyAddEstimate(Vector.Load(from), Vector.Load(by), a);
                }

                float* sum = filterGradient + tap * channels + c;
                Vector.Store(Vector.Load(sum) + Vector.ConditionalSelect(isNew, a + b, Vector<float>.Zero), sum);
            }
        }
    }

    private static Vector<float> Pixel(float* field, int line, float* filter, int channels, int kernel)
    {
        Vector<float> sum = default;
        for (int ky = 0; ky < kernel; ky++)
            for (int kx = 0; kx < kernel; kx++, filter += channels)
                sum = Vector.MultiplyAddEstimate(Vector.Load(field + ky * line + kx * channels), Vector.Load(filter), sum);
        return sum;
    }
}
