using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Finds images of validation and test that look like one of an earlier part, upright, mirrored or turned.</summary>
internal sealed class NearDuplicateSearch
{
    // Enough to find all of 1,200 copies planted among 17,295 slices that look alike.
    private const int MostCandidates = 16;

    private const long CacheBytes = 256L << 20;

    private static readonly ImmutableArray<ImmutableArray<int>> Places =
        [.. Enumerable.Range(0, PerceptualHash.Symmetries).Select(symmetry => Enumerable.Range(0, PerceptualHash.Side * PerceptualHash.Side).Select(place => PerceptualHash.Source(place, (Symmetry)symmetry)).ToImmutableArray())];

    private readonly IReadOnlyList<VerifiedImage> images;
    private readonly NearDuplicateCheck check;
    private readonly int[] known;
    private readonly HashIndex index;
    private readonly FineLookCache cache;

    internal NearDuplicateSearch(IReadOnlyList<VerifiedImage> images, NearDuplicateCheck check)
    {
        this.images = images;
        this.check = check;
        known = [.. Enumerable.Range(0, images.Count).Where(i => Looks(i) is not null && Part(i) is SplitPart.Train or SplitPart.Validation)];
        index = new HashIndex([.. known.Select(i => Looks(i)!.Hash)], check.RadiusBits);
        cache = new FineLookCache(Prepare, CacheBytes);
    }

    /// <summary>The twin most alike of each image that has one, in order of the images; images whose very file is in an earlier part are left out.</summary>
    internal ImmutableArray<NearDuplicate> Run(int threads, CancellationToken cancellation)
    {
        int[] asked = [.. Enumerable.Range(0, images.Count).Where(i => Looks(i) is not null && Part(i) is SplitPart.Validation or SplitPart.Test)];
        var found = new ConcurrentBag<NearDuplicate>();
        InParallel.For(asked.Length, threads, i =>
        {
            if (MostAlike(asked[i], cancellation) is { } twin) found.Add(twin);
        }, cancellation);
        return [.. found.OrderBy(twin => twin.Image)];
    }

    private NearDuplicate? MostAlike(int image, CancellationToken cancellation)
    {
        var candidates = new List<(NearDuplicate Twin, double Likeness)>();
        bool isIdentical = false;
        for (var symmetry = Symmetry.None; (int)symmetry < PerceptualHash.Symmetries; symmetry++)
        {
            index.Find(PerceptualHash.Turned(Looks(image)!.Hash, symmetry), (place, distance) =>
            {
                var twin = new NearDuplicate(image, known[place], distance, symmetry);
                if (Part(twin.Twin) >= Part(image)) return;
                isIdentical |= images[twin.Twin].Content.Hash == images[image].Content.Hash;
                double likeness = Looks(twin.Twin)!.Likeness(Looks(image)!, Places[(int)symmetry].AsSpan());
                if (likeness >= check.LeastLikeness) candidates.Add((twin, likeness));
            });
        }

        if (isIdentical) return null;
        NearDuplicate[] best = [.. candidates.OrderByDescending(candidate => candidate.Likeness).ThenBy(candidate => (candidate.Twin.Distance, candidate.Twin.Symmetry, candidate.Twin.Twin)).Take(MostCandidates).Select(candidate => candidate.Twin)];
        if (check.LeastFineLikeness == 0) return best.Length == 0 ? null : best[0];
        return SecondLook(best, cancellation);
    }

    private NearDuplicate? SecondLook(NearDuplicate[] candidates, CancellationToken cancellation)
    {
        NearDuplicate? best = null;
        FineLook? own = null;
        double most = 0;
        foreach (NearDuplicate twin in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            int side = FineLook.SideFor(Math.Min(Shortest(twin.Image), Shortest(twin.Twin)));
            // A test image is asked once only: keeping it would drive out those that are asked again.
            if (own?.Side != side) own = Part(twin.Image) == SplitPart.Test ? Prepare(twin.Image, side) : cache.Get(twin.Image, side);
            if (own is null || cache.Get(twin.Twin, side) is not { } other) continue;
            double likeness = other.Likeness(own.Turned(twin.Symmetry));
            if (likeness >= check.LeastFineLikeness && likeness > most) (best, most) = (twin, likeness);
        }

        return best;
    }

    /// <summary>Reads an image again; null where that fails now, as the file is then no longer the one that was hashed.</summary>
    private FineLook? Prepare(int image, int side)
    {
        try
        {
            string path = images[image].Source.FullPath;
            using FileBytes bytes = FileBytes.Open(path);
            var grey = new float[side * side];
            ImageContent.Shrink(path, bytes.Span, side, grey);
            return FineLook.Of(grey, side);
        }
        catch (Exception cause) when (cause is ImageDefectException or IOException or UnauthorizedAccessException or BallastException)
        {
            return null;
        }
    }

    private int Shortest(int image) => Math.Min(images[image].Content.WidthPixels, images[image].Content.HeightPixels);

    private ImageLooks? Looks(int image) => images[image].Content.Looks;

    private SplitPart? Part(int image) => images[image].Source.Part;
}
