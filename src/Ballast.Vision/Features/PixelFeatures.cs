using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Images as rows of a table: small pixels, the space in which SMOTE and ADASYN look for neighbours.</summary>
/// <remarks>
/// A row holds red, green, blue of each pixel, row after row (32 x 32 pixels give 3,072 columns), as numbers from 0 to 255. Distances between raw pixels know nothing of
/// what a picture shows; they find pictures of like light and framing.
/// </remarks>
public static class PixelFeatures
{
    /// <summary>The usual side of the small pictures.</summary>
    public const int DefaultSizePixels = 32;

    /// <summary>Features of images of a store, shrunk from the pixels it has.</summary>
    /// <param name="store">The pixels.</param>
    /// <param name="images">Which images of the store, in the order of the rows.</param>
    /// <param name="sizePixels">The side of the small pictures; default 32.</param>
    /// <param name="threads">How many threads; 0 (default) takes one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Shape [images, 3 · size²].</returns>
    /// <exception cref="BallastException">A file cannot be read any more.</exception>
    public static Matrix<float> Of(ImageStore store, ImmutableArray<int> images, int sizePixels = DefaultSizePixels, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Fill(images.Length, sizePixels, threads, (row, small) => ReadSmall(store, images[row], sizePixels, small), cancellation);
    }

    /// <summary>Features of files, shrunk from their own size.</summary>
    /// <param name="paths">The files, in the order of the rows.</param>
    /// <param name="sizePixels">The side of the small pictures; default 32.</param>
    /// <param name="threads">How many threads; 0 (default) takes one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Shape [files, 3 · size²].</returns>
    /// <exception cref="BallastException">A file cannot be read.</exception>
    public static Matrix<float> Of(ImmutableArray<string> paths, int sizePixels = DefaultSizePixels, int threads = 0, CancellationToken cancellation = default) =>
        Fill(paths.Length, sizePixels, threads, (row, small) => ImageFile.ReadRgb(paths[row], sizePixels, small), cancellation);

    private static Matrix<float> Fill(int rows, int sizePixels, int threads, SmallReader read, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePixels, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int columns = 3 * sizePixels * sizePixels;
        var features = new Matrix<float>(rows, columns);
        InParallel.For(rows, threads == 0 ? Environment.ProcessorCount : threads, row =>
        {
            Span<byte> small = Scratch.OtherBytes(columns);
            read(row, small);
            Span<float> values = features.Row(row);
            for (int i = 0; i < columns; i++) values[i] = small[i];
        }, cancellation);
        return features;
    }

    private static void ReadSmall(ImageStore store, int image, int sizePixels, Span<byte> small)
    {
        if (store.SizePixels == sizePixels)
        {
            store.Read(image, small);
            return;
        }

        Span<byte> pixels = Scratch.Bytes(store.BytesPerImage);
        store.Read(image, pixels);
        PixelMat.Resize(pixels, store.SizePixels, sizePixels, small);
    }

    private delegate void SmallReader(int row, Span<byte> small);
}
