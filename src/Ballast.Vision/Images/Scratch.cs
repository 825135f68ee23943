namespace Ballast.Vision;

/// <summary>Working memory of the current thread, kept from call to call so that a loop over images allocates nothing.</summary>
internal static class Scratch
{
    [ThreadStatic]
    private static byte[]? first;

    [ThreadStatic]
    private static byte[]? second;

    [ThreadStatic]
    private static byte[]? even;

    [ThreadStatic]
    private static byte[]? odd;

    /// <summary>Room for one image; its content is whatever the last user left.</summary>
    internal static Span<byte> Bytes(int length) => Room(ref first, length);

    /// <summary>Room for another image, apart from <see cref="Bytes"/>.</summary>
    internal static Span<byte> OtherBytes(int length) => Room(ref second, length);

    /// <summary>Room for every second pass over an image.</summary>
    internal static Span<byte> EvenBytes(int length) => Room(ref even, length);

    /// <summary>Room for every other pass over an image, apart from <see cref="EvenBytes"/>.</summary>
    internal static Span<byte> OddBytes(int length) => Room(ref odd, length);

    private static Span<byte> Room(ref byte[]? room, int length)
    {
        if (room is null || room.Length < length) room = GC.AllocateUninitializedArray<byte>(length);
        return room.AsSpan(0, length);
    }
}
