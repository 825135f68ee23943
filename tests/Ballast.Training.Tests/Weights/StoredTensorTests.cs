namespace Ballast.Training.Tests;

public sealed class StoredTensorTests
{
    [Fact]
    public void The_count_is_the_product_of_the_shape()
    {
        StoredTensor tensor = new(TensorType.F16, [2, 3], new byte[12]);
        Assert.Equal(6, tensor.Count);
        Assert.Equal(1, new StoredTensor(TensorType.F64, [], new byte[8]).Count);
    }

    [Fact]
    public void Bytes_that_do_not_fill_the_shape_are_refused()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => new StoredTensor(TensorType.F32, [2, 3], new byte[12]));
        Assert.StartsWith("A tensor [2, 3] of F32 does not have 12 bytes.", failure.Message, StringComparison.Ordinal);
    }
}
