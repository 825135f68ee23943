using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Writes the slices of a volume as PNG files named <c>IM{n}-{volume}.png</c>.</summary>
public static class SlicePictures
{
    private const int LongestName = 200;

    /// <summary>The names of the files of a volume, in its order. n is the slice's number in its source.</summary>
    /// <param name="source">The volume.</param>
    /// <exception cref="BallastException">Two slices have the same number, or the volume's name is not fit for a file.</exception>
    public static ImmutableArray<string> NamesOf(IVolumeSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string name = source.Name;
        if (name.Length is 0 or > LongestName || name is "." or ".." || name.Any(IsUnfit))
            throw new BallastException(
                $"The volume '{new string([.. name.Take(LongestName).Select(c => char.IsControl(c) ? '?' : c)])}' cannot name files: 1 to {LongestName} characters without / \\ : * ? \" < > | and control characters are allowed. Rename its file or folder.");
        var seen = new Dictionary<int, int>();
        for (int i = 0; i < source.Slices; i++)
        {
            int number = source.Identity(i).Number;
            if (!seen.TryAdd(number, i))
                throw new BallastException($"The slices {seen[number]} and {i} of the volume '{name}' both have the number {number}, so that their files would have the same name. Correct the instance numbers.");
        }

        return [.. Enumerable.Range(0, source.Slices).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"IM{source.Identity(i).Number}-{name}.png"))];
    }

    /// <summary>Writes every slice into a folder. Each file appears whole or not at all.</summary>
    /// <param name="volume">The volume as greys.</param>
    /// <param name="folder">The folder; created where it is absent.</param>
    /// <param name="threads">How many threads work, 1 or more; the files do not depend on it.</param>
    /// <param name="progress">Told how many slices are done; default none.</param>
    /// <param name="cancellation">Stops the work; files written before stay.</param>
    /// <returns>The names of the files, in the order of the volume.</returns>
    /// <exception cref="BallastException">A slice cannot be decoded, or a file cannot be written.</exception>
    public static ImmutableArray<string> Write(
        GreyVolume volume, string folder, int threads, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ImmutableArray<string> names = NamesOf(volume.Source);
        var steps = new ProgressSteps(progress, names.Length);
        InParallel.For(names.Length, threads, index =>
        {
            WholeFile.Write(Path.Join(folder, names[index]), volume.EncodePng(index));
            steps.One();
        }, cancellation);
        return names;
    }

    private static bool IsUnfit(char c) => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|';
}
