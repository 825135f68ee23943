using System.Buffers.Binary;
using System.Text;
using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_its_length_its_header_and_its_numbers_in_the_order_of_names()
    {
        SafeTensors content = new(
            [new("b", new StoredTensor(TensorType.I16, [2], new byte[] { 1, 0, 2, 0 })), new("a", new StoredTensor(TensorType.U8, [], new byte[] { 9 }))],
            [new("made_by", "hand")]);
        string path = folder.At("two.safetensors");
        content.Save(path);
        const string header = """{"__metadata__":{"made_by":"hand"},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"b":{"dtype":"I16","shape":[2],"data_offsets":[1,5]}}""";
        byte[] bytes = File.ReadAllBytes(path);
        int padded = (header.Length + 7) / 8 * 8;
        Assert.Equal((ulong)padded, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        Assert.Equal(header.PadRight(padded), Encoding.UTF8.GetString(bytes, 8, padded));
        Assert.Equal([9, 1, 0, 2, 0], bytes[(8 + padded)..]);
    }

    [Fact]
    public void Every_type_and_the_metadata_come_back_and_equal_content_gives_equal_bytes()
    {
        List<KeyValuePair<string, StoredTensor>> tensors = [];
        foreach (TensorType type in Enum.GetValues<TensorType>())
        {
            byte[] bytes = [.. Enumerable.Range(1, 6 * TensorTypes.Bytes(type)).Select(i => (byte)i)];
            tensors.Add(new($"of {type} “ü”", new StoredTensor(type, [2, 3], bytes)));
        }

        new SafeTensors(tensors, [new("b", "2"), new("a", "1")]).Save(folder.At("first"));
        tensors.Reverse();
        new SafeTensors(tensors, [new("a", "1"), new("b", "2")]).Save(folder.At("second"));
        Assert.Equal(File.ReadAllBytes(folder.At("first")), File.ReadAllBytes(folder.At("second")));

        SafeTensors read = SafeTensors.Load(folder.At("first"));
        Assert.Equal("1", read.Metadata["a"]);
        Assert.Equal(tensors.Count, read.Tensors.Count);
        foreach ((string name, StoredTensor tensor) in tensors)
        {
            Assert.Equal(tensor.Type, read.Tensors[name].Type);
            Assert.Equal(tensor.Shape, read.Tensors[name].Shape);
            Assert.Equal(tensor.Bytes.ToArray(), read.Tensors[name].Bytes.ToArray());
        }
    }

    [Fact]
    public void A_file_without_tensors_and_a_tensor_without_numbers_come_back()
    {
        new SafeTensors([]).Save(folder.At("none"));
        Assert.Empty(SafeTensors.Load(folder.At("none")).Tensors);
        new SafeTensors([new("empty", new StoredTensor(TensorType.F32, [0, 3], ReadOnlyMemory<byte>.Empty))]).Save(folder.At("empty"));
        Assert.Equal([0L, 3L], SafeTensors.Load(folder.At("empty")).Tensors["empty"].Shape);
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_no_partial_one()
    {
        File.WriteAllText(folder.At("weights"), "old");
        new SafeTensors([]).Save(folder.At("weights"));
        Assert.Empty(SafeTensors.Load(folder.At("weights")).Tensors);
        Assert.Equal([folder.At("weights")], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("__metadata__", "__metadata__")]
    public void A_name_that_the_format_cannot_hold_is_refused(string name, string shown)
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(() => new SafeTensors([new(name, new StoredTensor(TensorType.U8, [], new byte[1]))]));
        Assert.StartsWith($"'{shown}' cannot be the name of a tensor.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1, "the tensors need 2 bytes but only 1 follow the header; the file is cut short")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "1 bytes after the last tensor belong to no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "the bytes 0 to 1 before tensor 'a' belong to no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "tensor 'b' begins at byte 1, inside another that ends at 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor 'a' [2] of F32 does not fill its 2 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "tensor 'a' [4611686018427387904, 4] of F32 does not fill its 0 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}""", 2, "tensor 'a' has -2 where a whole number from 0 belongs")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", 2, "the data_offsets [2,0] of tensor 'a' are not a begin and an end")]
    [InlineData("""{"a":{"dtype":"U9","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor 'a' has the type \"U9\"; known are F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2]}}""", 2, "tensor 'a' does not have exactly dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":2,"data_offsets":[0,2]}}""", 2, "tensor 'a' has 2 where a list of whole numbers belongs")]
    [InlineData("""{"":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 1, "a tensor has an empty name")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "the metadata 'a' is not a text")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__ is not an object of texts")]
    [InlineData("[]", 0, "the header is not a JSON object")]
    public void A_header_that_does_not_fit_its_file_is_refused(string header, int dataBytes, string problem)
    {
        string path = Write(header, dataBytes);
        BallastException failure = Assert.Throws<BallastException>(() => SafeTensors.Load(path));
        Assert.Equal($"{path}: not a valid safetensors file: {problem}.", failure.Message);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""")]
    [InlineData("""{"a":""")]
    public void A_header_that_is_not_strict_json_is_refused(string header)
    {
        string path = Write(header, 1);
        BallastException failure = Assert.Throws<BallastException>(() => SafeTensors.Load(path));
        Assert.StartsWith($"{path}: not a valid safetensors file: the header is not valid JSON.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "it has 3 bytes, and the length of the header alone takes 8; the file is cut short")]
    [InlineData(new byte[] { 10, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "its header would have 10 bytes but only 2 follow; the file is cut short")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 }, "its header would have 18446744073709551615 bytes; at most 100000000 are allowed")]
    public void A_length_that_does_not_fit_its_file_is_refused_before_memory_is_taken(byte[] bytes, string problem)
    {
        string path = folder.At("broken");
        File.WriteAllBytes(path, bytes);
        BallastException failure = Assert.Throws<BallastException>(() => SafeTensors.Load(path));
        Assert.Equal($"{path}: not a valid safetensors file: {problem}.", failure.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        BallastException failure = Assert.Throws<BallastException>(() => SafeTensors.Load(folder.At("absent")));
        Assert.StartsWith($"{folder.At("absent")}: cannot be read. ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named_when_saving()
    {
        string path = Path.Combine(folder.Path, "absent", "weights");
        BallastException failure = Assert.Throws<BallastException>(() => new SafeTensors([]).Save(path));
        Assert.StartsWith($"{path}: cannot be written. ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_take_its_name_leaves_nothing_beside_it()
    {
        string path = folder.At("weights");
        Directory.CreateDirectory(path);
        Assert.StartsWith($"{path}: cannot be written. ", Assert.Throws<BallastException>(() => new SafeTensors([]).Save(path)).Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_anything_else()
    {
        string path = folder.At("whole");
        new SafeTensors([new("a", new StoredTensor(TensorType.F32, [2], new byte[8])), new("b", new StoredTensor(TensorType.U8, [], new byte[1]))]).Save(path);
        Damage.Everywhere(File.ReadAllBytes(path), stream => SafeTensorsReader.Read(stream, path));
    }

    private string Write(string header, int dataBytes)
    {
        string path = folder.At("file.safetensors");
        byte[] bytes = new byte[8 + header.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        Encoding.UTF8.GetBytes(header, bytes.AsSpan(8));
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
