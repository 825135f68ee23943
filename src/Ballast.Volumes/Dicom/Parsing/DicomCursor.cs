using System.Buffers.Binary;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>A place in the bytes of a file. Nothing behind the end is ever read.</summary>
internal ref struct DicomCursor(ReadOnlySpan<byte> bytes, int at, DicomEncoding encoding)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    internal int At { get; set; } = at;

    internal DicomEncoding Encoding { get; set; } = encoding;

    internal readonly int End => bytes.Length;

    internal readonly int Left => bytes.Length - At;

    /// <summary>Reads what stands before a value.</summary>
    internal DicomElementHead Head()
    {
        uint tag = Tag();
        if (tag >> 16 == 0xFFFE || !Encoding.IsExplicit) return new DicomElementHead(tag, 0, Number(tag));
        if (Left < 4) throw CutOff(tag);
        if (!char.IsAsciiLetterUpper((char)bytes[At]) || !char.IsAsciiLetterUpper((char)bytes[At + 1])) return new DicomElementHead(tag, 0, Number(tag));
        int kind = (bytes[At] << 8) | bytes[At + 1];
        At += 2;
        if (!IsLong(kind)) return new DicomElementHead(tag, kind, Word());
        At += 2;
        return new DicomElementHead(tag, kind, Number(tag));
    }

    /// <summary>The value of an element; the cursor moves behind it.</summary>
    internal ReadOnlySpan<byte> Value(DicomElementHead head)
    {
        if (head.Length > (uint)Left)
            throw DicomDefect.CutOff($"The element {DicomTag.Name(head.Tag)} at byte {At} declares {head.Length} bytes and the file has {Left} more. Copy the file again.");
        ReadOnlySpan<byte> value = bytes.Slice(At, (int)head.Length);
        At += value.Length;
        return value;
    }

    /// <summary>The group of the next element, without moving; −1 at the end.</summary>
    internal readonly int NextGroup()
    {
        if (Left < 4) return -1;
        return Encoding.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[At..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[At..]);
    }

    /// <summary>Whether only zeros follow, which some writers pad with.</summary>
    internal readonly bool OnlyZerosLeft() => !bytes[At..].ContainsAnyExcept((byte)0);

    private uint Tag()
    {
        if (Left < 8) throw DicomDefect.CutOff($"The file ends inside an element at byte {At}. Copy the file again.");
        uint group = Word();
        return (group << 16) | Word();
    }

    private ushort Word()
    {
        ReadOnlySpan<byte> two = bytes.Slice(At, 2);
        At += 2;
        return Encoding.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
    }

    private uint Number(uint tag)
    {
        if (Left < 4) throw CutOff(tag);
        ReadOnlySpan<byte> four = bytes.Slice(At, 4);
        At += 4;
        return Encoding.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
    }

    private readonly ImageDefectException CutOff(uint tag) => DicomDefect.CutOff($"The file ends inside the element {DicomTag.Name(tag)} at byte {At}. Copy the file again.");

    private static bool IsLong(int kind) => ((char)(kind >> 8), (char)(kind & 0xFF)) is
        ('O', 'B') or ('O', 'W') or ('O', 'F') or ('O', 'D') or ('O', 'L') or ('O', 'V') or ('S', 'Q') or ('U', 'N') or ('U', 'C') or ('U', 'R') or ('U', 'T') or ('S', 'V') or ('U', 'V');
}
