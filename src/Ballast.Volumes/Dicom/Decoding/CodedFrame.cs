namespace Ballast.Volumes;

/// <summary>The samples of a decoded codestream.</summary>
/// <param name="Samples">The samples, pixel after pixel.</param>
/// <param name="Precision">The bits of a sample.</param>
/// <param name="IsSigned">Whether the highest of them is a sign.</param>
internal readonly record struct CodedFrame(ushort[] Samples, int Precision, bool IsSigned);
