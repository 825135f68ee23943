using System.Numerics.Tensors;
using Ballast.Core;

namespace Ballast.MachineLearning;

/// <summary>Takes tensors of rank 2 as tables and gives tables back as tensors.</summary>
public static class TensorMatrix
{
    /// <summary>Copies a tensor of rank 2, [rows, columns]; any strides.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor; slices and broadcasts are taken as they read.</param>
    /// <exception cref="BallastException">The tensor has another rank than 2, or more elements than one array holds.</exception>
    public static Matrix<T> ToMatrix<T>(this in ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged
    {
        if (tensor.Rank != 2)
            throw new BallastException($"The tensor has rank {tensor.Rank} but a table has rank 2, rows and columns. Reshape it: a sample with several axes becomes one row.");
        if (tensor.FlattenedLength > Array.MaxLength)
            throw new BallastException($"The tensor has {tensor.FlattenedLength} elements; a table holds at most {Array.MaxLength}. Take fewer rows or columns.");
        var table = new Matrix<T>((int)tensor.Lengths[0], (int)tensor.Lengths[1]);
        tensor.FlattenTo(table.Values);
        return table;
    }

    /// <summary>Copies a tensor of rank 2, [rows, columns]; any strides.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="BallastException">The tensor has another rank than 2, or more elements than one array holds.</exception>
    public static Matrix<T> ToMatrix<T>(this Tensor<T> tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.AsReadOnlyTensorSpan().ToMatrix();
    }

    /// <summary>Copies a table to a tensor, [rows, columns].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The table.</param>
    public static Tensor<T> ToTensor<T>(this Matrix<T> table)
        where T : unmanaged => Tensor.Create(table.Values.ToArray(), [table.Rows, table.Columns]);

    /// <summary>Views a table as a tensor, [rows, columns], without a copy.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The table; writing to the view writes to it.</param>
    public static TensorSpan<T> AsTensorSpan<T>(this Matrix<T> table)
        where T : unmanaged => new(table.Values, [table.Rows, table.Columns]);
}
