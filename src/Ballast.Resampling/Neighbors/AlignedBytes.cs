namespace Ballast.Resampling;

/// <summary>Zeros that stay where they are, from a multiple of 64 on, as vectors like them.</summary>
internal sealed unsafe class AlignedBytes
{
    private const int Alignment = 64;

    private readonly byte[] bytes;

    public AlignedBytes(long length)
    {
        bytes = GC.AllocateArray<byte>(checked((int)(length + Alignment)), pinned: true);
        fixed (byte* first = bytes) Start = (byte*)(((nuint)first + Alignment - 1) / Alignment * Alignment);
    }

    public byte* Start { get; }

    public void Clear() => bytes.AsSpan().Clear();
}
