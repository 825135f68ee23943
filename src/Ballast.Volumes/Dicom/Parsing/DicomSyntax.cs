namespace Ballast.Volumes;

/// <summary>A transfer syntax: how the data set and the pixels are written.</summary>
/// <param name="Uid">Its identifier.</param>
/// <param name="Encoding">How the elements are written.</param>
/// <param name="Coding">How the pixels are stored.</param>
internal sealed record DicomSyntax(string Uid, DicomEncoding Encoding, DicomCoding Coding)
{
    private const string Prefix = "1.2.840.10008.1.2";

    /// <summary>Whether everything after the file meta information is deflated.</summary>
    internal bool IsDeflated => Uid == Prefix + ".1.99";

    /// <summary>The syntax of an identifier; an unknown one is taken as explicit with pixels that are not read.</summary>
    internal static DicomSyntax Of(string uid) => uid switch
    {
        Prefix => new(uid, DicomEncoding.ImplicitLittle, DicomCoding.Raw),
        Prefix + ".1" or Prefix + ".1.99" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.Raw),
        Prefix + ".2" => new(uid, new DicomEncoding(true, true), DicomCoding.Raw),
        Prefix + ".5" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.Rle),
        Prefix + ".4.50" or Prefix + ".4.51" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.Jpeg),
        Prefix + ".4.57" or Prefix + ".4.70" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.JpegLossless),
        Prefix + ".4.80" or Prefix + ".4.81" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.JpegLs),
        Prefix + ".4.90" or Prefix + ".4.91" => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.Jpeg2000),
        _ => new(uid, DicomEncoding.ExplicitLittle, DicomCoding.Unknown),
    };

    /// <summary>The syntax of a data set that names none, by its first element.</summary>
    internal static DicomSyntax Guess(ReadOnlySpan<byte> dataSet)
    {
        if (!StartsExplicit(dataSet)) return Of(Prefix);
        // Groups of a first element are small; a large one is a small one read from the wrong end.
        return Of(dataSet[0] + (dataSet[1] << 8) >= 1024 ? Prefix + ".2" : Prefix + ".1");
    }

    /// <summary>This syntax with the encoding that the data set really has: some writers declare one and use the other.</summary>
    internal DicomSyntax As(ReadOnlySpan<byte> dataSet)
    {
        if (dataSet.Length < 8 || Encoding.IsBigEndian) return this;
        return this with { Encoding = Encoding with { IsExplicit = StartsExplicit(dataSet) } };
    }

    private static bool StartsExplicit(ReadOnlySpan<byte> dataSet) => dataSet.Length >= 6 && char.IsAsciiLetterUpper((char)dataSet[4]) && char.IsAsciiLetterUpper((char)dataSet[5]);
}
