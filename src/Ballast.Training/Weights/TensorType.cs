namespace Ballast.Training;

/// <summary>The type of the numbers of a stored tensor.</summary>
public enum TensorType
{
    /// <summary>IEEE 754 double, 8 bytes.</summary>
    F64,

    /// <summary>IEEE 754 single, 4 bytes.</summary>
    F32,

    /// <summary>IEEE 754 half, 2 bytes.</summary>
    F16,

    /// <summary>The upper half of an IEEE 754 single, 2 bytes.</summary>
    BF16,

    /// <summary>Signed integer, 8 bytes.</summary>
    I64,

    /// <summary>Signed integer, 4 bytes.</summary>
    I32,

    /// <summary>Signed integer, 2 bytes.</summary>
    I16,

    /// <summary>Signed integer, 1 byte.</summary>
    I8,

    /// <summary>Unsigned integer, 1 byte.</summary>
    U8,

    /// <summary>0 or 1, 1 byte.</summary>
    Boolean,
}
