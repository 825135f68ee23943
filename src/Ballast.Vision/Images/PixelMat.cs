using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>OpenCV matrices over managed pixels, and the one way this product resizes.</summary>
internal static class PixelMat
{
    /// <summary>Views an array; the caller disposes the matrix, which pins the array until then.</summary>
    internal static Mat Over(byte[] pixels, int width, int height)
    {
        OpenCv.Prepare();
        return Mat.FromPixelData(height, width, MatType.CV_8UC3, pixels);
    }

    /// <summary>Resizes a square of three channels of 8 bits.</summary>
    internal static unsafe void Resize(ReadOnlySpan<byte> source, int sourceSize, int size, Span<byte> destination)
    {
        OpenCv.Prepare();
        fixed (byte* first = source)
        {
            using Mat view = Mat.FromPixelData(sourceSize, sourceSize, MatType.CV_8UC3, (nint)first);
            Resize(view, size, size, destination);
        }
    }

    /// <summary>Resizes three channels of 8 bits into <paramref name="destination"/>: area averages where a side shrinks, linear where it grows.</summary>
    internal static unsafe void Resize(Mat source, int width, int height, Span<byte> destination)
    {
        if (destination.Length != 3 * width * height)
            throw new ArgumentException($"{width} x {height} pixels are {3 * width * height} bytes, but {destination.Length} were given.", nameof(destination));
        fixed (byte* first = destination)
        {
            using Mat target = Mat.FromPixelData(height, width, MatType.CV_8UC3, (nint)first);
            var shrunk = new Size(Math.Min(width, source.Width), Math.Min(height, source.Height));
            if (source.Width == width && source.Height == height)
            {
                source.CopyTo(target);
            }
            else if (shrunk.Width == width && shrunk.Height == height)
            {
                Cv2.Resize(source, target, shrunk, 0, 0, InterpolationFlags.Area);
            }
            else
            {
                using var between = new Mat();
                Cv2.Resize(source, between, shrunk, 0, 0, InterpolationFlags.Area);
                Cv2.Resize(between, target, new Size(width, height), 0, 0, InterpolationFlags.Linear);
            }
        }
    }
}
