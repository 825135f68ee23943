namespace Ballast.Tables;

/// <summary>The type of the elements of an array file.</summary>
public enum NpyType
{
    /// <summary><c>f4</c>: <see cref="float"/>.</summary>
    F4,

    /// <summary><c>f8</c>: <see cref="double"/>.</summary>
    F8,

    /// <summary><c>i4</c>: <see cref="int"/>.</summary>
    I4,

    /// <summary><c>i8</c>: <see cref="long"/>.</summary>
    I8,

    /// <summary><c>u1</c>: <see cref="byte"/>.</summary>
    U1,

    /// <summary><c>b1</c>: <see cref="bool"/>.</summary>
    B1,
}
