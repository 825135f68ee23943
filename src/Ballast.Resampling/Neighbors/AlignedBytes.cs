namespace Ballast.Resampling;

/// <summary>Zeros that stay where they are, from a multiple of 64 on, as vectors like them.</summary>
internal sealed unsafe class AlignedBytes
{
    private const int Alignment = 64;

    /// <summary>As many as one array holds.</summary>
    public static readonly long Most = Array.MaxLength - Alignment;

    private readonly byte[] bytes;

    /// <summary>Takes zeros.</summary>
    /// <param name="length">How many; at most <see cref="Most"/>.</param>
    public AlignedBytes(long length)
    {
        bytes = GC.AllocateArray<byte>(checked((int)(length + Alignment)), pinned: true);
        fixed (byte* first = bytes) Start = (byte*)(((nuint)first + Alignment - 1) / Alignment * Alignment);
    }

    public byte* Start { get; }
}
