using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The images of the training part, as selection rules see them.</summary>
internal sealed class SelectionPool
{
    /// <summary>More files than a folder is good for: a ratio that asks for more is a slip.</summary>
    internal const int MostImages = 100_000_000;

    private readonly IReadOnlyList<PlannedImage> images;
    private readonly List<string> notes = [];

    internal SelectionPool(IReadOnlyList<PlannedImage> images, RandomState random)
    {
        this.images = images;
        Random = random;
    }

    internal int Count => images.Count;

    internal RandomState Random { get; }

    internal IReadOnlyList<string> Notes => notes;

    internal static BallastException TooMany(long images) => new($"The training part would have {images} images; at most {MostImages} are written. Ask for fewer repeats.");

    internal bool IsPositive(int image) => images[image].IsPositive;

    internal ImmutableArray<int> Labels(int image) => images[image].Labels;

    internal void Note(string note) => notes.Add(note);

    /// <summary>Where each image lies in its volume, 0 … 1.</summary>
    internal double[] Positions()
    {
        double[] positions = new double[Count];
        foreach ((int[] members, int[] _) in Volumes())
            for (int rank = 0; rank < members.Length; rank++)
                positions[members[rank]] = members.Length == 1 ? 0.5 : rank / (double)(members.Length - 1);
        return positions;
    }

    /// <summary>How many slices each image is away from the nearest of its volume with an object; <see cref="int.MaxValue"/> where there is none.</summary>
    internal int[] DistancesToPositives()
    {
        int[] distances = new int[Count];
        Array.Fill(distances, int.MaxValue);
        foreach ((int[] members, int[] slices) in Volumes())
        {
            int? last = null;
            for (int i = 0; i < members.Length; i++) Approach(members[i], slices[i], ref last);
            last = null;
            for (int i = members.Length - 1; i >= 0; i--) Approach(members[i], slices[i], ref last);
        }

        return distances;

        void Approach(int image, int slice, ref int? last)
        {
            if (IsPositive(image)) last = slice;
            if (last is { } positive) distances[image] = Math.Min(distances[image], Math.Abs(slice - positive));
        }
    }

    /// <summary>The images of each volume in order of their slices, with the slices' numbers; their ranks where a name has no number.</summary>
    private IEnumerable<(int[] Members, int[] Slices)> Volumes()
    {
        foreach (IGrouping<string, int> volume in Enumerable.Range(0, Count).GroupBy(i => images[i].Volume, StringComparer.Ordinal))
        {
            int?[] numbers = [.. volume.Select(i => SliceNumber.Of(images[i].File))];
            int[] members = [.. volume];
            if (numbers.Contains(null))
            {
                yield return (members, [.. Enumerable.Range(0, members.Length)]);
                continue;
            }

            int[] slices = [.. numbers.Select(number => number!.Value)];
            int[] order = [.. Enumerable.Range(0, slices.Length).OrderBy(i => slices[i])];
            yield return ([.. order.Select(i => members[i])], [.. order.Select(i => slices[i])]);
        }
    }
}
