using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Predicts the classes of new images with a finished run.</summary>
/// <remarks>
/// Images are decoded, resized and normalised as those of the run. What cannot be read is named and left out. Probabilities equal those of the run's
/// <c>predictions.csv</c> for the same images up to the rounding of sums in another order, which depends on how images fall into batches.
/// </remarks>
public static class RunPrediction
{
    /// <summary>Predicts.</summary>
    /// <param name="settings">The run, the images, and the adjustment if one is wanted.</param>
    /// <param name="progress">Told how many images are read; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BallastException">There is no finished run, no such adjustment, or no image.</exception>
    public static ImagePredictions Execute(PredictionSettings settings, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        FinishedRun run = FinishedRun.Load(settings.RunFolder);
        AdjustedRun? adjusted = settings.Adjusted is { } method ? AdjustedRun.Load(run, method) : null;
        (ImmutableArray<GivenImage> given, ImmutableArray<DataProblem> missing) = GivenImage.Find(settings.Paths);
        using var model = Classifier.Load(Path.Combine(run.Folder, RunFolder.BestModel));
        var store = new ImageStore(given.Select(image => image.Path), model.ImageSizePixels, settings.CacheBudgetBytes);
        DataProblem?[] broken = Read(store, given, progress, cancellation);
        int[] whole = [.. Enumerable.Range(0, given.Length).Where(i => broken[i] is null)];
        Matrix<double> probabilities = whole.Length == 0 ? new Matrix<double>(0, run.Classes.Count) : Probabilities(model, adjusted, new StoredImages(store, whole), cancellation);
        return new ImagePredictions([.. whole.Select(i => given[i].Name)], run.Classes, probabilities, [.. missing, .. broken.OfType<DataProblem>()]);
    }

    private static Matrix<double> Probabilities(Classifier model, AdjustedRun? adjusted, IImageSource images, CancellationToken cancellation)
    {
        if (adjusted?.Document.Head is { } file) return FeatureHead.Load(Path.Combine(adjusted.Folder, file)).Probabilities(model.Describe(images, cancellation));
        Matrix<double> probabilities = model.Probabilities(images, cancellation);
        return adjusted?.Document.Correction is { } correction ? correction.Apply(probabilities) : probabilities;
    }

    /// <summary>Decodes every image once, to keep it and to know which cannot be read.</summary>
    private static DataProblem?[] Read(ImageStore store, ImmutableArray<GivenImage> given, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var broken = new DataProblem?[given.Length];
        int done = 0;
        Parallel.For(
            0, given.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, () => new byte[store.BytesPerImage], (i, _, rgb) =>
            {
                try
                {
                    store.Read(i, rgb);
                }
                catch (BallastException cause)
                {
                    broken[i] = new DataProblem(given[i].Name, "unreadable", cause.Message);
                }

                progress?.Report((Interlocked.Increment(ref done), given.Length));
                return rgb;
            }, _ => { });
        return broken;
    }

    /// <summary>Some images of a store, without labels.</summary>
    private sealed class StoredImages(ImageStore store, int[] which) : IImageSource
    {
        public int Count => which.Length;

        public int SizePixels => store.SizePixels;

        public int LabelOf(int index) => 0;

        public void Read(int index, Span<byte> rgb) => store.Read(which[index], rgb);
    }
}
