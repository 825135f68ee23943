using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Finds images of validation and test that look like one of an earlier part, upright, mirrored or turned.</summary>
internal sealed class NearDuplicateSearch
{
    private static readonly ImmutableArray<ImmutableArray<int>> Places =
        [.. Enumerable.Range(0, PerceptualHash.Symmetries).Select(symmetry => Enumerable.Range(0, PerceptualHash.Side * PerceptualHash.Side).Select(place => PerceptualHash.Source(place, (Symmetry)symmetry)).ToImmutableArray())];

    private readonly IReadOnlyList<ImageLooks?> looks;
    private readonly IReadOnlyList<SplitPart?> parts;
    private readonly int[] known;
    private readonly HashIndex index;
    private readonly double leastLikeness;

    internal NearDuplicateSearch(IReadOnlyList<ImageLooks?> looks, IReadOnlyList<SplitPart?> parts, int radius, double leastLikeness)
    {
        this.looks = looks;
        this.parts = parts;
        this.leastLikeness = leastLikeness;
        known = [.. Enumerable.Range(0, looks.Count).Where(i => looks[i] is not null && parts[i] is SplitPart.Train or SplitPart.Validation)];
        index = new HashIndex([.. known.Select(i => looks[i]!.Hash)], radius);
    }

    /// <summary>The nearest twin of each image that has one, in order of the images.</summary>
    internal ImmutableArray<NearDuplicate> Run(int threads, CancellationToken cancellation)
    {
        int[] asked = [.. Enumerable.Range(0, looks.Count).Where(i => looks[i] is not null && parts[i] is SplitPart.Validation or SplitPart.Test)];
        var found = new ConcurrentBag<NearDuplicate>();
        InParallel.For(asked.Length, threads, i =>
        {
            if (Nearest(asked[i]) is { } twin) found.Add(twin);
        }, cancellation);
        return [.. found.OrderBy(twin => twin.Image)];
    }

    private NearDuplicate? Nearest(int image)
    {
        NearDuplicate? best = null;
        for (var symmetry = Symmetry.None; (int)symmetry < PerceptualHash.Symmetries; symmetry++)
        {
            index.Find(PerceptualHash.Turned(looks[image]!.Hash, symmetry), (place, distance) =>
            {
                var twin = new NearDuplicate(image, known[place], distance, symmetry);
                if (parts[twin.Twin] < parts[image] && IsNearer(twin, best) && IsAlike(twin)) best = twin;
            });
        }

        return best;
    }

    private static bool IsNearer(NearDuplicate twin, NearDuplicate? best) =>
        best is not { } other || (twin.Distance, twin.Symmetry, twin.Twin).CompareTo((other.Distance, other.Symmetry, other.Twin)) < 0;

    private bool IsAlike(NearDuplicate twin) => looks[twin.Twin]!.Likeness(looks[twin.Image]!, Places[(int)twin.Symmetry].AsSpan()) >= leastLikeness;
}
