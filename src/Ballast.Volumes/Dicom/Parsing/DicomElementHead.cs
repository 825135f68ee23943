namespace Ballast.Volumes;

/// <summary>What stands before a value.</summary>
/// <param name="Tag">The attribute.</param>
/// <param name="Kind">The two letters of its kind, high byte first; 0 where the encoding is implicit.</param>
/// <param name="Length">The declared number of bytes, or <see cref="Undefined"/>.</param>
internal readonly record struct DicomElementHead(uint Tag, int Kind, uint Length)
{
    internal const uint Undefined = 0xFFFF_FFFF;

    internal const int Sequence = ('S' << 8) | 'Q';
    internal const int Unknown = ('U' << 8) | 'N';
    internal const int Words = ('O' << 8) | 'W';

    internal bool IsDelimiter => Tag is DicomTag.ItemEnd or DicomTag.SequenceEnd;

    internal bool IsUndefined => Length == Undefined;
}
