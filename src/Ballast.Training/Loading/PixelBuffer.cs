using System.Buffers;

namespace Ballast.Training;

/// <summary>Room for the pixels of one image and of one that is mixed into it, lent to a thread.</summary>
internal readonly ref struct PixelBuffer(int sizePixels)
{
    private readonly int bytes = 3 * sizePixels * sizePixels;
    private readonly byte[] rented = ArrayPool<byte>.Shared.Rent(6 * sizePixels * sizePixels);

    public Span<byte> Rgb => rented.AsSpan(0, bytes);

    public Span<byte> Other => rented.AsSpan(bytes, bytes);

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
