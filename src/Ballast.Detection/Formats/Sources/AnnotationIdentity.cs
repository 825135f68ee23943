namespace Ballast.Detection;

/// <summary>Two annotations are the same object when class, box and outline are equal to the last digit.</summary>
internal sealed class AnnotationIdentity : IEqualityComparer<Annotation>
{
    internal static AnnotationIdentity Comparer { get; } = new();

    public bool Equals(Annotation? x, Annotation? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Label == y.Label && x.Box == y.Box && x.Polygon.AsSpan().SequenceEqual(y.Polygon.AsSpan()));

    public int GetHashCode(Annotation obj) => HashCode.Combine(obj.Label, obj.Box, obj.Polygon.Length);
}
