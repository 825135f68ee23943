using System.Numerics;
using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class PickleReaderTests
{
    [Fact]
    public void Numbers_texts_and_truth_are_read()
    {
        // (255, 65535, -2, 2^40, 2.5, 'hé', None, True, False)
        object?[] tuple = Assert.IsType<object?[]>(Read([
            0x80, 2, (byte)'(', (byte)'K', 255, (byte)'M', 255, 255, (byte)'J', 0xfe, 0xff, 0xff, 0xff, 0x8a, 6, 0, 0, 0, 0, 0, 1,
            (byte)'G', 0x40, 0x04, 0, 0, 0, 0, 0, 0, (byte)'X', 3, 0, 0, 0, (byte)'h', 0xc3, 0xa9, (byte)'N', 0x88, 0x89, (byte)'t', (byte)'.']));
        Assert.Equal([255L, 65535L, -2L, 1L << 40, 2.5, "hé", null, true, false], tuple);
    }

    [Fact]
    public void A_number_beyond_64_bits_is_kept_whole() =>
        Assert.Equal(BigInteger.Pow(2, 64), Read([0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'.']));

    [Fact]
    public void Lists_dictionaries_and_remembered_values_are_read()
    {
        // {'a': [1, 2], 'b': the same list}
        PickleObject dictionary = Assert.IsType<PickleObject>(Read([
            (byte)'}', (byte)'(', .. "U\u0001a"u8, .. "](K\u0001K\u0002e"u8, (byte)'q', 7, .. "U\u0001b"u8, (byte)'h', 7, (byte)'u', (byte)'.']));
        PickleObject list = Assert.IsType<PickleObject>(dictionary.Find("a"));
        Assert.Equal([1L, 2L], list.Elements);
        Assert.Same(list, dictionary.Find("b"));
        Assert.Null(dictionary.Find("c"));
    }

    [Fact]
    public void A_call_is_kept_as_a_name_and_its_arguments()
    {
        PickleObject call = Assert.IsType<PickleObject>(Read([.. "cos\nsystem\nU\u0002ls"u8, 0x85, .. "R}b."u8]));
        Assert.Equal(new PickleGlobal("os", "system"), call.Callable);
        Assert.Equal(["ls"], call.Arguments);
        Assert.IsType<PickleObject>(call.State);
    }

    [Theory]
    [InlineData("", "1 bytes are announced but only 0 follow (byte 0 of data.pkl)")]
    [InlineData("X\u007f\u007f\u007f\u007fab", "2139062143 bytes are announced but only 2 follow (byte 5 of data.pkl)")]
    [InlineData("cos", "a name has no end (byte 1 of data.pkl)")]
    [InlineData("Itext", "the pickle instruction 0x49 is not one that PyTorch writes (byte 1 of data.pkl)")]
    [InlineData(".", "a value is missing (byte 1 of data.pkl)")]
    [InlineData("t", "a run of values has no beginning (byte 1 of data.pkl)")]
    [InlineData("h\u0001", "nothing was remembered as 1 (byte 2 of data.pkl)")]
    [InlineData("NNNs", "a value of another kind stands where PickleObject belongs (byte 4 of data.pkl)")]
    [InlineData("}(Nu", "a dictionary has a key without a value (byte 4 of data.pkl)")]
    public void A_broken_pickle_is_refused(string pickle, string problem)
    {
        BallastException failure = Assert.Throws<BallastException>(() => Read(System.Text.Encoding.Latin1.GetBytes(pickle)));
        Assert.Equal($"file.pth: not a valid PyTorch file: {problem}.", failure.Message);
    }

    private static object? Read(byte[] pickle) => PickleReader.Read(pickle, "file.pth");
}
