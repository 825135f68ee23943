using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training.Tests;

/// <summary>Images of noise whose mean colour tells their class, made anew at each read.</summary>
internal sealed class TestImages(int count, int sizePixels, int classes) : IImageSource
{
    private int reads;

    public int Count => count;

    public int SizePixels => sizePixels;

    public int Reads => Volatile.Read(ref reads);

    /// <summary>The image that cannot be read; −1 for none.</summary>
    public int Broken { get; init; } = -1;

    /// <summary>Called before an image is read.</summary>
    public Action<int>? BeforeRead { get; init; }

    /// <summary>Labels other than index modulo classes.</summary>
    public Func<int, int>? Label { get; init; }

    /// <summary>Sets one image apart from the same image of another source.</summary>
    public ulong Seed { get; init; } = 1;

    public ClassCounts Counts => ClassCounts.Of([.. Enumerable.Range(0, count).Select(LabelOf)], classes);

    public int LabelOf(int index) => Label?.Invoke(index) ?? index % classes;

    public void Read(int index, Span<byte> rgb)
    {
        Interlocked.Increment(ref reads);
        BeforeRead?.Invoke(index);
        if (index == Broken) throw new BallastException($"images/{index}.png: cannot be decoded.");
        var random = new ItemRandom(Seed, (ulong)index);
        int bright = index % classes * 150 / classes;
        for (int i = 0; i < rgb.Length; i++) rgb[i] = (byte)((i % 3 == 0 ? bright : 60) + random.NextIndex(100));
    }
}
