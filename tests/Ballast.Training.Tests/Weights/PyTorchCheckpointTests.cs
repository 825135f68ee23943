using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Ballast.Core;

namespace Ballast.Training.Tests;

/// <summary>Files written by PyTorch 1.13 (tests/reference/torch_checkpoints.py) and archives put together here byte by byte.</summary>
public sealed class PyTorchCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("state_dict.pth")]
    [InlineData("protocol4.pth")]
    public void Every_type_and_every_view_of_a_state_dict_is_read(string file)
    {
        ImmutableSortedDictionary<string, StoredTensor> tensors = Load(file);
        Assert.Equal(15, tensors.Count);
        Assert.Equal([1.5, -2.5], Values<double>(tensors["f64"], TensorType.F64));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], Values<float>(tensors["f32"], TensorType.F32));
        Assert.Equal([(Half)0.5, (Half)(-1), Half.MaxValue], Values<Half>(tensors["f16"], TensorType.F16));
        Assert.Equal([0x3f00, 0xbf80], Values<ushort>(tensors["bf16"], TensorType.BF16)); // the upper halves of 0.5f and -1f
        Assert.Equal([-5L], Values<long>(tensors["i64"], TensorType.I64));
        Assert.Equal([7], Values<int>(tensors["i32"], TensorType.I32));
        Assert.Equal([(short)-7], Values<short>(tensors["i16"], TensorType.I16));
        Assert.Equal([(sbyte)-1], Values<sbyte>(tensors["i8"], TensorType.I8));
        Assert.Equal([(byte)255], Values<byte>(tensors["u8"], TensorType.U8));
        Assert.Equal([(byte)1, (byte)0], Values<byte>(tensors["boolean"], TensorType.Boolean));
        Assert.Equal([4L, 3L], tensors["transposed"].Shape);
        Assert.Equal([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], Values<float>(tensors["transposed"], TensorType.F32));
        Assert.Equal([4f, 5f, 6f, 7f], Values<float>(tensors["row"], TensorType.F32));
        Assert.Equal([2f, 6f, 10f], Values<float>(tensors["column"], TensorType.F32));
        Assert.Equal([0L, 3L], tensors["empty"].Shape);
        Assert.Equal([3f], Values<float>(tensors["parameter"], TensorType.F32));
        Assert.Empty(tensors["i64"].Shape);
    }

    [Theory]
    [InlineData("checkpoint.pth", "fc.weight", "fc.bias")]
    [InlineData("parallel.pth", "module.fc.weight", "module.fc.bias")]
    [InlineData("module.pt", "body.0.weight", "body.0.bias")]
    public void The_state_dict_within_a_checkpoint_or_module_is_found(string file, string weight, string bias)
    {
        ImmutableSortedDictionary<string, StoredTensor> tensors = Load(file);
        Assert.Equal([1f, 2f], Values<float>(tensors[weight], TensorType.F32));
        Assert.Equal([3f], Values<float>(tensors[bias], TensorType.F32));
        Assert.Equal(file == "module.pt" ? 7 : 2, tensors.Count); // the module also has a normalisation: 2 parameters, 3 statistics
    }

    [Fact]
    public void What_a_pickle_asks_to_call_is_not_called()
    {
        Assert.Equal(["fc.weight"], Load("trap.pth").Keys);
        Assert.False(Directory.Exists("made-by-a-pickle"));
    }

    [Theory]
    [InlineData("legacy.pth", "is in the format of PyTorch before 1.6, which is not read here. Load it in Python with torch.load and save it again with torch.save, or convert it to safetensors.")]
    [InlineData("script.pt", "is a TorchScript program, which is not run here. Save the weights with torch.save(model.state_dict(), path).")]
    [InlineData("no_tensors.pth", "holds no named tensors, neither at the top nor under model_state_dict, state_dict, model. It holds epoch, lr. Save the weights with torch.save(model.state_dict(), path).")]
    public void Files_of_another_kind_are_refused_with_a_way_out(string file, string problem)
    {
        string path = TestFiles.Resource($"checkpoints/{file}");
        BallastException failure = Assert.Throws<BallastException>(() => PyTorchCheckpoint.Load(path));
        Assert.Equal($"{path}: {problem}", failure.Message);
    }

    [Fact]
    public void A_file_from_before_1_6_that_is_at_hand_is_refused()
    {
        string path = TestFiles.Shared("weights/resnet-cifar10/resnet20-12fca82f.th");
        BallastException failure = Assert.Throws<BallastException>(() => PyTorchCheckpoint.Load(path));
        Assert.Contains("before 1.6", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        string path = folder.At("text.pth");
        File.WriteAllText(path, "weights");
        Assert.Equal($"{path}: not a PyTorch file: it does not begin like a zip archive.", Failure(path));
    }

    [Fact]
    public void A_compressed_archive_is_refused_before_it_is_unpacked()
    {
        string path = Archive(CompressionLevel.SmallestSize, ("archive/data.pkl", new byte[1_000_000]));
        Assert.Equal($"{path}: not a valid PyTorch file: archive/data.pkl is compressed, which torch.save never does.", Failure(path));
    }

    [Fact]
    public void An_archive_without_or_with_two_pickles_is_refused()
    {
        string none = Archive(CompressionLevel.NoCompression, ("archive/version", "3\n"u8.ToArray()));
        Assert.Equal($"{none}: not a valid PyTorch file: the zip archive has no data.pkl.", Failure(none));
        string two = Archive(CompressionLevel.NoCompression, ("a/data.pkl", "N."u8.ToArray()), ("b/data.pkl", "N."u8.ToArray()));
        Assert.Equal($"{two}: not a valid PyTorch file: the zip archive has more than one data.pkl.", Failure(two));
    }

    [Fact]
    public void An_archive_from_a_big_endian_machine_is_refused()
    {
        string path = Archive(CompressionLevel.NoCompression, ("a/data.pkl", "N."u8.ToArray()), ("a/byteorder", "big"u8.ToArray()));
        Assert.Equal($"{path}: was written on a big-endian machine. Save it again on a little-endian one.", Failure(path));
    }

    [Theory]
    [InlineData("FloatStorage", 2, 0, 2, 1, "")] // fits
    [InlineData("FloatStorage", 2, 0, 3, 1, "tensor 'w' [3] has more numbers than its storage of 2")]
    [InlineData("FloatStorage", 2, 0, 2, 2, "tensor 'w' reaches outside its storage of 2 numbers")]
    [InlineData("FloatStorage", 2, 1, 2, 1, "tensor 'w' reaches outside its storage of 2 numbers")]
    [InlineData("FloatStorage", 2, 0, 2, int.MaxValue, "tensor 'w' reaches outside its storage of 2 numbers")]
    [InlineData("FloatStorage", 2, -1, 2, 1, "tensor 'w' has a size that does not fit its strides")]
    [InlineData("FloatStorage", 2, 0, -2, 1, "tensor 'w' has a size or stride that is not a whole number from 0")]
    [InlineData("FloatStorage", 3, 0, 2, 1, "tensor 'w' needs a storage of 3 numbers, but data/0 has 8 bytes")]
    [InlineData("FloatStorage", -1, 0, 2, 1, "tensor 'w' needs a storage of -1 numbers, but data/0 has 8 bytes")]
    [InlineData("ComplexFloatStorage", 1, 0, 1, 1, "tensor 'w' has numbers of the type torch.ComplexFloatStorage, which is not supported")]
    public void A_tensor_must_lie_within_its_storage(string storage, int count, int offset, int size, int stride, string problem)
    {
        string path = Archive(CompressionLevel.NoCompression, ("a/data.pkl", Tensor(storage, count, offset, size, stride)), ("a/data/0", new byte[8]));
        if (problem.Length == 0) Assert.Equal([2L], PyTorchCheckpoint.Load(path)["w"].Shape);
        else Assert.Equal($"{path}: not a valid PyTorch file: {problem}.", Failure(path));
    }

    [Fact]
    public void A_storage_that_is_not_there_is_named()
    {
        string path = Archive(CompressionLevel.NoCompression, ("a/data.pkl", Tensor("FloatStorage", 2, 0, 2, 1)));
        Assert.Equal($"{path}: not a valid PyTorch file: the storage data/0 is missing.", Failure(path));
    }

    [Fact]
    public void A_small_file_that_asks_for_much_memory_is_refused()
    {
        // One storage of 64 kB shown by 100 names.
        byte[] names = [.. Enumerable.Range(0, 100).SelectMany(i => (byte[])[.. Text($"w{i}"), .. Describe("ByteStorage", 65536, 0, 65536, 1), (byte)'s'])];
        string path = Archive(CompressionLevel.NoCompression, ("a/data.pkl", [(byte)'}', .. names, (byte)'.']), ("a/data/0", new byte[65536]));
        Assert.Equal($"{path}: its tensors would need more than 8 times the bytes of the file.", Failure(path));
    }

    [Fact]
    public void Modules_that_stand_in_many_places_do_not_ask_for_endless_work()
    {
        // Each of 60 modules holds the next twice: 2^60 paths.
        List<byte> pickle = [.. Module("}"u8.ToArray()), (byte)'q', 0];
        for (int i = 0; i < 60; i++)
            pickle.AddRange([.. Module([(byte)'}', .. Text("a"), (byte)'h', 0, (byte)'s', .. Text("b"), (byte)'h', 0, (byte)'s']), (byte)'q', 0]);
        string path = Archive(CompressionLevel.NoCompression, ("a/data.pkl", [.. pickle, (byte)'.']));
        Assert.Equal($"{path}: not a valid PyTorch file: it has more than 100000 modules.", Failure(path));
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_anything_else()
    {
        byte[] whole = File.ReadAllBytes(TestFiles.Resource("checkpoints/checkpoint.pth"));
        Damage.Everywhere(whole, stream => PyTorchCheckpoint.Read(stream, "damaged.pth"));
    }

    private static ImmutableSortedDictionary<string, StoredTensor> Load(string file) => PyTorchCheckpoint.Load(TestFiles.Resource($"checkpoints/{file}"));

    private static T[] Values<T>(StoredTensor tensor, TensorType type)
        where T : struct
    {
        Assert.Equal(type, tensor.Type);
        return MemoryMarshal.Cast<byte, T>(tensor.Bytes.Span).ToArray();
    }

    private static string Failure(string path) => Assert.Throws<BallastException>(() => PyTorchCheckpoint.Load(path)).Message;

    private static byte[] Tensor(string storage, int count, int offset, int size, int stride) =>
        [(byte)'}', .. Text("w"), .. Describe(storage, count, offset, size, stride), (byte)'s', (byte)'.'];

    /// <summary>_rebuild_tensor_v2(('storage', torch.X, '0', 'cpu', count), offset, (size,), (stride,), False, {}).</summary>
    private static byte[] Describe(string storage, int count, int offset, int size, int stride) =>
    [
        .. "ctorch._utils\n_rebuild_tensor_v2\n(("u8, .. Text("storage"), .. Encoding.ASCII.GetBytes($"ctorch\n{storage}\n"), .. Text("0"), .. Text("cpu"),
        .. Number(count), .. "tQ"u8, .. Number(offset), .. Number(size), 0x85, .. Number(stride), 0x85, 0x89, .. "}tR"u8,
    ];

    private static byte[] Module(byte[] children) =>
        [.. "cx\nM\n)"u8, 0x81, (byte)'}', .. Text("_modules"), .. children, (byte)'s', (byte)'b'];

    private static byte[] Text(string text) => [(byte)'X', .. BitConverter.GetBytes(text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Number(int number) => [(byte)'J', .. BitConverter.GetBytes(number)];

    private string Archive(CompressionLevel level, params (string Name, byte[] Bytes)[] entries)
    {
        string path = folder.At($"{Directory.GetFiles(folder.Path).Length}.pth");
        using FileStream file = File.Create(path);
        using ZipArchive zip = new(file, ZipArchiveMode.Create);
        foreach ((string name, byte[] bytes) in entries)
        {
            using Stream stream = zip.CreateEntry(name, level).Open();
            stream.Write(bytes);
        }

        return path;
    }
}
