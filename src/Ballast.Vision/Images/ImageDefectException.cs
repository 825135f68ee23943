namespace Ballast.Vision;

/// <summary>Bytes that are not a whole image that Ballast reads; the message is a sentence a person can act on.</summary>
internal sealed class ImageDefectException(ImageProblemKind kind, string detail) : Exception(detail)
{
    internal ImageProblemKind Kind { get; } = kind;
}
