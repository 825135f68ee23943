namespace Ballast.Volumes;

/// <summary>One colour of a palette (DICOM PS3.3, C.7.6.3.1.5 and 6).</summary>
internal sealed class DicomPalette
{
    private readonly int[] entries;
    private readonly int first;

    private DicomPalette(int[] entries, int first)
    {
        (this.entries, this.first) = (entries, first);
    }

    /// <summary>The entry of a stored value; values before the first entry take the first, values behind the last the last.</summary>
    internal int this[long value] => entries[Math.Clamp(value - first, 0, entries.Length - 1)];

    internal static DicomPalette Read(DicomElements elements, uint descriptor, uint data)
    {
        if (!elements.Has(descriptor) || !elements.Has(data)) throw DicomDefect.Unsupported($"The palette {DicomTag.Name(data)} is missing, or segmented, which is not read.");
        if (elements.Words(descriptor) is not [int count, int first, int bits]) throw DicomDefect.Broken($"The element {DicomTag.Name(descriptor)} takes 3 numbers.");
        if (count == 0) count = 65536;
        bool narrow = bits == 8 && elements.Bytes(data).Length < 2 * count;
        int[] read = narrow ? Array.ConvertAll(elements.Bytes(data).ToArray(), value => (int)value) : elements.Words(data);
        if (read.Length < count) throw DicomDefect.CutOff($"The palette {DicomTag.Name(data)} has {read.Length} of {count} entries. Copy the file again.");
        return new DicomPalette(read[..count], (short)first);
    }
}
