using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>Tells which fragments of encapsulated pixels make a frame (DICOM PS3.5, A.4).</summary>
internal static class DicomFragments
{
    /// <summary>The fragments of every frame.</summary>
    internal static ImmutableArray<ImmutableArray<DicomPart>> OfFrames(DicomDataSet data, DicomHeader header, Func<DicomPart, ReadOnlyMemory<byte>> read)
    {
        DicomPixelData pixels = data.Pixels!;
        ImmutableArray<DicomPart> fragments = pixels.Fragments;
        if (header.Frames == 1) return [fragments];
        if (header.Frames == fragments.Length) return [.. fragments.Select(fragment => ImmutableArray.Create(fragment))];
        ImmutableArray<int>? starts = ByOffsets(fragments, pixels.Offsets, header.Frames) ?? ByExtendedOffsets(data, fragments, header.Frames) ?? ByMarks(fragments, header.Frames, read);
        if (starts is null) throw DicomDefect.Broken($"The file has {fragments.Length} fragments of pixels for {header.Frames} frames and no table that tells which belong together.");
        return [.. starts.Value.Select((start, i) => fragments[start..(i + 1 < header.Frames ? starts.Value[i + 1] : fragments.Length)])];
    }

    private static ImmutableArray<int>? ByOffsets(ImmutableArray<DicomPart> fragments, ImmutableArray<uint> offsets, int frames) =>
        offsets.Length == frames ? Starts(fragments, [.. offsets.Select(offset => (ulong)offset)]) : null;

    private static ImmutableArray<int>? ByExtendedOffsets(DicomDataSet data, ImmutableArray<DicomPart> fragments, int frames)
    {
        ReadOnlySpan<byte> table = data.Elements.Bytes(DicomTag.ExtendedOffsets);
        if (table.Length != 8L * frames) return null;
        var offsets = new ulong[frames];
        for (int i = 0; i < frames; i++) offsets[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(table[(8 * i)..]);
        return Starts(fragments, offsets);
    }

    private static ImmutableArray<int>? Starts(ImmutableArray<DicomPart> fragments, ulong[] offsets)
    {
        var places = new Dictionary<ulong, int>();
        for (int i = 0; i < fragments.Length; i++) places[(ulong)(fragments[i].At - fragments[0].At)] = i;
        var starts = ImmutableArray.CreateBuilder<int>(offsets.Length);
        foreach (ulong offset in offsets)
        {
            if (!places.TryGetValue(offset, out int place) || (starts.Count == 0 ? place != 0 : place <= starts[^1])) return null;
            starts.Add(place);
        }

        return starts.MoveToImmutable();
    }

    private static ImmutableArray<int>? ByMarks(ImmutableArray<DicomPart> fragments, int frames, Func<DicomPart, ReadOnlyMemory<byte>> read)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < fragments.Length; i++)
            if (BeginsImage(read(fragments[i] with { Length = Math.Min(fragments[i].Length, 4) }).Span)) starts.Add(i);
        return starts.Count == frames && starts[0] == 0 ? starts.ToImmutable() : null;
    }

    private static bool BeginsImage(ReadOnlySpan<byte> first) => first is [0xFF, 0xD8, 0xFF, ..] or [0xFF, 0x4F, 0xFF, 0x51];
}
