using System.Numerics.Tensors;
using Ballast.Core;

namespace Ballast.MachineLearning.Tests;

public sealed class TensorMatrixTests
{
    [Fact]
    public void A_tensor_of_rank_2_goes_there_and_back()
    {
        Tensor<float> tensor = Tensor.Create<float>([1, 2, 3, 4, 5, 6], [2, 3]);
        Matrix<float> table = tensor.ToMatrix();
        Assert.Equal((2, 3), (table.Rows, table.Columns));
        Assert.Equal(6, table[1, 2]);
        Tensor<float> back = table.ToTensor();
        Assert.Equal([2, 3], back.Lengths.ToArray());
        Assert.Equal(4f, back[1, 0]);
    }

    [Fact]
    public void A_transposed_span_is_taken_as_it_reads()
    {
        // 1 2 3 / 4 5 6 with its axes exchanged, by strides alone.
        var transposed = new ReadOnlyTensorSpan<double>([1, 2, 3, 4, 5, 6], [3, 2], [1, 3]);
        Assert.Equal([1, 4, 2, 5, 3, 6], transposed.ToMatrix().Values.ToArray());
    }

    [Fact]
    public void A_slice_is_taken_as_it_reads()
    {
        Tensor<int> tensor = Tensor.Create([1, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal([2, 3, 5, 6], tensor.Slice([0..2, 1..3]).ToMatrix().Values.ToArray());
    }

    [Fact]
    public void The_view_writes_to_the_table()
    {
        var table = new Matrix<float>(2, 2);
        TensorSpan<float> view = table.AsTensorSpan();
        view[1, 0] = 7;
        Assert.Equal(7, table[1, 0]);
    }

    [Fact]
    public void Another_rank_is_refused_with_a_way_out() => Assert.Equal(
        "The tensor has rank 3 but a table has rank 2, rows and columns. Reshape it: a sample with several axes becomes one row.",
        Assert.Throws<BallastException>(() => Tensor.Create(new float[8], [2, 2, 2]).ToMatrix()).Message);
}
