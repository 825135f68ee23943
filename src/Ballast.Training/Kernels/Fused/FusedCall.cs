using System.Runtime.InteropServices;

namespace Ballast.Training;

/// <summary>What a fused chain holds of one batch from the way there to the way back. Its memory is used again for the next batch.</summary>
internal sealed unsafe class FusedCall(int layers)
{
    private const int Lane = 16;

    private readonly float[][] buffers = [.. Enumerable.Repeat<float[]>([], layers + 2)];

    /// <summary>What each layer kept.</summary>
    public object?[] Kept { get; } = new object?[layers];

    /// <summary>The sizes of the images that each layer saw, then of the results.</summary>
    public ImageShape[] Shapes { get; } = new ImageShape[layers + 1];

    /// <summary>Room for the results of a layer. The content is whatever was there; the address stays while nobody asks for more.</summary>
    public float* ResultsOf(int layer) => Room(ref buffers[layer], Shapes[layer + 1].Values);

    /// <summary>Room for a gradient as large as any image of the chain; there are two.</summary>
    public float* Spare(int which) => Room(ref buffers[layers + which], Shapes.Max(shape => shape.Values));

    private static float* Room(ref float[] buffer, long values)
    {
        if (buffer.Length < values + Lane) buffer = GC.AllocateUninitializedArray<float>(checked((int)values + Lane), pinned: true);
        nuint first = (nuint)(nint)(void*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        // From the beginning of a cache line on, no vector lies in two.
        return (float*)((first + 63) & ~(nuint)63);
    }
}
