using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>Walks the elements of a data set (DICOM PS3.5) and keeps what an image needs. Sequences are followed to a limited depth.</summary>
internal sealed class DicomParser
{
    private const int DeepestSequence = 32;

    private readonly DicomElements elements;
    private readonly DicomElements shared;
    private readonly List<DicomElements> perFrame = [];
    private DicomPixelData? pixels;

    private DicomParser(DicomEncoding encoding)
    {
        elements = new DicomElements(encoding.IsBigEndian);
        shared = new DicomElements(encoding.IsBigEndian);
    }

    /// <summary>Parses a data set that starts at a position of a file.</summary>
    internal static DicomDataSet Parse(ReadOnlySpan<byte> bytes, int at, DicomSyntax syntax, bool namesSyntax)
    {
        var parser = new DicomParser(syntax.Encoding);
        var cursor = new DicomCursor(bytes, at, syntax.Encoding);
        parser.TopLevel(ref cursor);
        return new DicomDataSet
        {
            Syntax = syntax,
            NamesSyntax = namesSyntax,
            Elements = parser.elements,
            Shared = parser.shared,
            PerFrame = parser.perFrame,
            Pixels = parser.pixels,
        };
    }

    private void TopLevel(ref DicomCursor cursor)
    {
        while (cursor.Left > 0 && pixels is null)
        {
            if (cursor.Left < 8 && cursor.OnlyZerosLeft()) return;
            DicomElementHead head = cursor.Head();
            if (head.Tag is DicomTag.Pixels or DicomTag.FloatPixels or DicomTag.DoublePixels) Pixels(ref cursor, head);
            else if (head.Tag is DicomTag.SharedGroups or DicomTag.PerFrameGroups && IsSequence(head)) Groups(ref cursor, head);
            else if (IsSequence(head)) Sequence(ref cursor, head, null, 1);
            else Keep(ref cursor, head, elements);
        }
    }

    private static bool IsSequence(DicomElementHead head) => head.IsUndefined || head.Kind == DicomElementHead.Sequence
        || (head.Kind == 0 && head.Tag is DicomTag.SharedGroups or DicomTag.PerFrameGroups or DicomTag.ModalityTable);

    private static void Keep(ref DicomCursor cursor, DicomElementHead head, DicomElements into)
    {
        ReadOnlySpan<byte> value = cursor.Value(head);
        if (DicomTag.Kept.Contains(head.Tag)) into.Keep(head.Tag, value);
    }

    private void Groups(ref DicomCursor cursor, DicomElementHead head)
    {
        if (head.Tag == DicomTag.SharedGroups) Sequence(ref cursor, head, () => shared, 1);
        else Sequence(ref cursor, head, NextFrame, 1);
    }

    private DicomElements NextFrame()
    {
        perFrame.Add(new DicomElements(elements.IsBigEndian));
        return perFrame[^1];
    }

    private void Sequence(ref DicomCursor cursor, DicomElementHead head, Func<DicomElements>? item, int depth)
    {
        if (head.Tag == DicomTag.ModalityTable && depth == 1 && head.Length > 0) elements.Keep(head.Tag, [1]);
        if (item is null && !head.IsUndefined)
        {
            cursor.Value(head);
            return;
        }

        if (depth > DeepestSequence) throw DicomDefect.Unsupported($"Sequences are nested deeper than {DeepestSequence} at byte {cursor.At}. Such a file is not read.");
        DicomEncoding outside = cursor.Encoding;
        // A sequence whose kind the writer did not know is always implicit and little endian inside (PS3.5, 6.2.2).
        if (head.Kind == DicomElementHead.Unknown) cursor.Encoding = DicomEncoding.ImplicitLittle;
        Items(ref cursor, head, item, depth);
        cursor.Encoding = outside;
    }

    private void Items(ref DicomCursor cursor, DicomElementHead sequence, Func<DicomElements>? item, int depth)
    {
        int end = EndOf(ref cursor, sequence);
        while (cursor.At < end)
        {
            DicomElementHead head = cursor.Head();
            if (head.Tag == DicomTag.SequenceEnd) return;
            if (head.Tag != DicomTag.Item) throw DicomDefect.Broken($"The sequence {DicomTag.Name(sequence.Tag)} holds {DicomTag.Name(head.Tag)} at byte {cursor.At} where an item has to begin. The file is damaged.");
            DicomElements? into = item?.Invoke();
            if (into is null && !head.IsUndefined) cursor.Value(head);
            else Inside(ref cursor, head, into, depth);
        }

        if (sequence.IsUndefined) throw DicomDefect.CutOff($"The file ends inside the sequence {DicomTag.Name(sequence.Tag)}. Copy the file again.");
    }

    private void Inside(ref DicomCursor cursor, DicomElementHead item, DicomElements? into, int depth)
    {
        int end = EndOf(ref cursor, item);
        while (cursor.At < end)
        {
            DicomElementHead head = cursor.Head();
            if (head.Tag == DicomTag.ItemEnd) return;
            if (IsSequence(head)) Sequence(ref cursor, head, into is null ? null : () => into, depth + 1);
            else if (into is null) cursor.Value(head);
            else Keep(ref cursor, head, into);
        }

        if (item.IsUndefined) throw DicomDefect.CutOff($"The file ends inside an item at byte {cursor.At}. Copy the file again.");
    }

    private static int EndOf(ref DicomCursor cursor, DicomElementHead head)
    {
        if (head.IsUndefined) return cursor.End;
        int start = cursor.At;
        cursor.Value(head);
        int end = cursor.At;
        cursor.At = start;
        return end;
    }

    private void Pixels(ref DicomCursor cursor, DicomElementHead head)
    {
        bool words = head.Kind is 0 or DicomElementHead.Words;
        if (head.IsUndefined)
        {
            pixels = Encapsulated(ref cursor, head, words);
            return;
        }

        var part = new DicomPart(cursor.At, (int)Math.Min(head.Length, (uint)cursor.Left));
        pixels = new DicomPixelData { Tag = head.Tag, AreWords = words, Raw = part, Declared = head.Length };
    }

    private static DicomPixelData Encapsulated(ref DicomCursor cursor, DicomElementHead pixel, bool words)
    {
        var fragments = ImmutableArray.CreateBuilder<DicomPart>();
        ImmutableArray<uint>? offsets = null;
        while (true)
        {
            // The last delimiter adds nothing, and many writers leave it out.
            if (cursor.Left < 8) break;
            DicomElementHead head = cursor.Head();
            if (head.Tag == DicomTag.SequenceEnd) break;
            if (head.Tag != DicomTag.Item) throw DicomDefect.Broken($"The encapsulated pixels hold {DicomTag.Name(head.Tag)} at byte {cursor.At} where a fragment has to begin. The file is damaged.");
            int at = cursor.At;
            ReadOnlySpan<byte> value = cursor.Value(head);
            if (offsets is null) offsets = Offsets(value);
            else fragments.Add(new DicomPart(at, value.Length));
        }

        return new DicomPixelData { Tag = pixel.Tag, AreWords = words, Fragments = fragments.ToImmutable(), Offsets = offsets ?? [] };
    }

    private static ImmutableArray<uint> Offsets(ReadOnlySpan<byte> table)
    {
        var offsets = ImmutableArray.CreateBuilder<uint>(table.Length / 4);
        for (int at = 0; at + 4 <= table.Length; at += 4) offsets.Add(BinaryPrimitives.ReadUInt32LittleEndian(table[at..]));
        return offsets.MoveToImmutable();
    }
}
