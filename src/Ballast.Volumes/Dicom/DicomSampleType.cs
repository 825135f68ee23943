namespace Ballast.Volumes;

/// <summary>What a sample of a frame is.</summary>
public enum DicomSampleType
{
    /// <summary>A <see cref="byte"/>; masks of 1 bit take a byte a pixel.</summary>
    Unsigned8,

    /// <summary>An <see cref="sbyte"/>.</summary>
    Signed8,

    /// <summary>A <see cref="ushort"/>.</summary>
    Unsigned16,

    /// <summary>A <see cref="short"/>.</summary>
    Signed16,

    /// <summary>A <see cref="uint"/>.</summary>
    Unsigned32,

    /// <summary>An <see cref="int"/>.</summary>
    Signed32,

    /// <summary>A <see cref="float"/>.</summary>
    Floating32,

    /// <summary>A <see cref="double"/>.</summary>
    Floating64,
}
