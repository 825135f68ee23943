using System.Buffers;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>A volume as pictures of 8-bit grey.</summary>
/// <remarks>
/// Thread-safe. A value becomes a grey by DICOM's linear function (PS3.3 C.11.2.1.2.1), computed in double precision and rounded, halves upwards. What is no number is
/// black, also where <see cref="IVolumeSource.IsInverted"/> swaps black and white. Between percentiles, or the smallest and the largest value, the
/// lower value is black and the upper white; a volume of one value is black.
/// </remarks>
public sealed class GreyVolume
{
    private readonly IVolumeSource source;
    private readonly GreyOptions options;
    private readonly GreyRamp? ramp;

    private GreyVolume(IVolumeSource source, GreyOptions options, GreyRamp? ramp)
    {
        this.source = source;
        this.options = options;
        this.ramp = ramp;
    }

    /// <summary>The volume that is shown; whoever opened it disposes it, after this.</summary>
    public IVolumeSource Source => source;

    /// <summary>Works out the window of a volume. Percentiles read all its slices, twice.</summary>
    /// <param name="source">The volume.</param>
    /// <param name="options">Window, orientation, threads; default percentiles 0.5 … 99.5.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BallastException">A slice cannot be read, or the file asks for no window and no other is given.</exception>
    public static GreyVolume Of(IVolumeSource source, GreyOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new GreyOptions();
        SliceWindow window = options.Window;
        while (window is SliceWindow.FromFile fromFile)
        {
            if (source.Window is { } asked) return new GreyVolume(source, options, RampOf(source, asked));
            window = fromFile.Otherwise
                ?? throw new BallastException($"The volume '{source.Name}' asks for no window in its file. Choose a fixed window, or percentiles of the volume.");
        }

        return window switch
        {
            SliceWindow.Fixed chosen => new GreyVolume(source, options, GreyRamp.Of(chosen.Window)),
            SliceWindow.Percentiles chosen => new GreyVolume(source, options, RampOf(VolumePercentiles.Of(source, chosen, options.Threads, cancellation))),
            SliceWindow.EachSlice each => new GreyVolume(source, options with { Window = each }, null),
            _ => throw new ArgumentException($"The window {window} is unknown.", nameof(options)),
        };
    }

    /// <summary>Shows a slice.</summary>
    /// <param name="index">The slice, from 0 in the order of the volume.</param>
    /// <param name="greys">Takes width × height greys, row after row from the top.</param>
    /// <exception cref="BallastException">The slice cannot be decoded.</exception>
    public void Render(int index, Span<byte> greys)
    {
        int pixels = source.WidthPixels * source.HeightPixels;
        if (greys.Length != pixels)
            throw new ArgumentException($"A slice of {source.WidthPixels} x {source.HeightPixels} pixels has {pixels} greys, but there is room for {greys.Length}.", nameof(greys));
        float[] rented = ArrayPool<float>.Shared.Rent(pixels);
        try
        {
            Span<float> values = rented.AsSpan(0, pixels);
            source.ReadSlice(index, values);
            Show(values, ramp ?? RampOf(SliceRange.Of(values, (options.Window as SliceWindow.EachSlice)?.Clip)), greys);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>A slice as the content of a PNG file of 8-bit grey. The same slice always gives the same bytes on the same kind of machine, and the same pixels everywhere.</summary>
    /// <param name="index">The slice, from 0 in the order of the volume.</param>
    /// <exception cref="BallastException">The slice cannot be decoded.</exception>
    public byte[] EncodePng(int index)
    {
        int pixels = source.WidthPixels * source.HeightPixels;
        byte[] rented = ArrayPool<byte>.Shared.Rent(pixels);
        try
        {
            Render(index, rented.AsSpan(0, pixels));
            return GreyPng.Encode(rented.AsSpan(0, pixels), source.WidthPixels, source.HeightPixels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static GreyRamp RampOf(IVolumeSource source, IntensityWindow asked) =>
        GreyRamp.IsAllowed(asked)
            ? GreyRamp.Of(asked)
            : throw new BallastException(
                $"The volume '{source.Name}' asks for a window of the centre {asked.Center:R} and the width {asked.Width:R}, but a window needs finite numbers and a width of 1 or more. Choose a fixed window, or percentiles of the volume.");

    private static GreyRamp RampOf((double Low, double High)? range) => range is { } known ? GreyRamp.Between(known.Low, known.High) : new GreyRamp(0, 0);

    private void Show(ReadOnlySpan<float> values, GreyRamp shown, Span<byte> greys)
    {
        if (options.Orientation == SliceOrientation.AsStored)
        {
            shown.Apply(values, greys, source.IsInverted);
            return;
        }

        int width = source.WidthPixels, height = source.HeightPixels;
        for (int y = 0; y < height; y++)
            shown.Apply(values.Slice(y * width, width), greys.Slice((height - 1 - y) * width, width), source.IsInverted);
    }
}
