namespace Ballast.Vision;

/// <summary>A component in a scan, with the codes of its coefficients.</summary>
/// <param name="Component">The component.</param>
/// <param name="Dc">The code of the first coefficient; null when the file has not given it.</param>
/// <param name="Ac">The code of the other coefficients; null when the file has not given it.</param>
internal readonly record struct JpegScanPart(JpegComponent Component, JpegHuffmanTable? Dc, JpegHuffmanTable? Ac);
