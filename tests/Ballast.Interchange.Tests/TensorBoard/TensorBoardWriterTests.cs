namespace Ballast.Interchange.Tests;

public sealed class TensorBoardWriterTests
{
    // From tests/reference/tensorboard_events.py, which writes the same events from the .proto files by other means.
    private const string
        Opening = "1800000000000000a37f4b220900001040fc54d9411a0d627261696e2e4576656e743a32338d2fe9",
        Scalar = "200000000000000029eda9500900001040fc54d94110032a130a110a0a6c6f73732f747261696e150000003f8440cb12",
        Text = "33000000000000000ca720560900001040fc54d94110012a260a240a046e6f7465421008071204120208014206c3bc202a622a4a0a0a060a047465787420027b9b5294",
        Curve = "8400000000000000411d8aef0900001040fc54d94110022a770a750a0670722f62656542560801120812020806120208032248000000400000004000000000000000400000803f00000000000000000000803f000000400000000000000000000000400000003fabaa2a3f000000000000803f0000803f000000004a130a0f0a0970725f63757276657312021003200256603531",
        Experiment = "810000000000000002cd16560900001040fc54d9412a760a740a145f68706172616d735f2f6578706572696d656e74420e08011204120208012204000000004a4c0a480a0768706172616d73123d123b1900001040fc54d94122080a046164616d200222090a056d6f64656c200122080a047261746520032a110a0f120d746573742f6d6163726f5f663120028e14e4ea",
        Start = "8c00000000000000f7a036e70900001040fc54d9412a80010a7e0a1c5f68706172616d735f2f73657373696f6e5f73746172745f696e666f420e08011204120208012204000000004a4e0a4a0a0768706172616d73123f1a3d0a0a0a046164616d120220010a130a056d6f64656c120a1a087265736e657431380a110a0472617465120911fca9f1d24d62503f2900001040fc54d9412002f5ec5723",
        End = "5700000000000000e6ba948c0900001040fc54d9412a4c0a4a0a1a5f68706172616d735f2f73657373696f6e5f656e645f696e666f420e08011204120208012204000000004a1c0a180a0768706172616d73120d220b08011100001040fc54d9412002790d1a9e";

    private static readonly byte[] Png =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 1, 2, 0, 0, 0, 5, 8, 2, 0, 0, 0];

    [Fact]
    public void A_scalar_has_the_bytes_of_the_reference() => AssertWritten(Scalar, writer => writer.Scalar("loss/train", 3, 0.5));

    [Fact]
    public void A_text_has_the_bytes_of_the_reference() => AssertWritten(Text, writer => writer.Text("note", 1, "ü *b*"));

    [Fact]
    public void A_precision_recall_curve_has_the_bytes_of_the_reference() =>
        AssertWritten(Curve, writer => writer.PrecisionRecall("pr/bee", 2, [true, false, true, false], [0.9, 0.6, 0.5, 0.2], 3));

    [Fact]
    public void Hyper_parameters_and_their_end_have_the_bytes_of_the_reference() => AssertWritten(Experiment + Start + End, writer =>
    {
        writer.HyperParameters(new SortedDictionary<string, TrackedValue>(StringComparer.Ordinal) { ["rate"] = 0.001, ["model"] = "resnet18", ["adam"] = true }, ["test/macro_f1"]);
        writer.End(TrackedStatus.Finished);
    });

    [Fact]
    public void An_image_is_kept_as_its_file_with_the_size_that_stands_in_it()
    {
        // Value: tag "a", image {height 5, width 258, colours 3, bytes}; width as varint 0x82 0x02.
        string image = "08051082021803" + "22" + "1d" + Convert.ToHexStringLower(Png);
        string value = "0a0161" + "22" + $"{image.Length / 2:x2}" + image;
        byte[] written = Written(writer => writer.Image("a", 1, Png));
        Assert.Contains(value, Convert.ToHexStringLower(written), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_png_are_refused()
    {
        using var folder = new TemporaryFolder();
        using TensorBoardWriter writer = TensorBoardWriter.Create(folder.FullPath, new StillTime());
        Assert.Equal("The bytes are not a PNG file. (Parameter 'png')", Assert.Throws<ArgumentException>(() => writer.Image("a", 1, new byte[40])).Message);
        Assert.Equal(
            "There are 1 truths and 2 probabilities. (Parameter 'probabilities')",
            Assert.Throws<ArgumentException>(() => writer.PrecisionRecall("a", 1, [true], [0.1, 0.2])).Message);
    }

    [Fact]
    public void Every_event_is_in_the_file_before_the_writer_is_closed()
    {
        using var folder = new TemporaryFolder();
        using TensorBoardWriter writer = TensorBoardWriter.Create(folder["run"], new StillTime());
        writer.Scalar("loss/train", 3, 0.5);
        Assert.Equal(Opening + Scalar, Hex(writer.Path));
    }

    [Fact]
    public void The_name_of_the_file_carries_the_time_and_a_second_file_another_name()
    {
        using var folder = new TemporaryFolder();
        using TensorBoardWriter first = TensorBoardWriter.Create(folder.FullPath, new StillTime()), second = TensorBoardWriter.Create(folder.FullPath, new StillTime());
        Assert.StartsWith("events.out.tfevents.1700000000.", Path.GetFileName(first.Path), StringComparison.Ordinal);
        Assert.EndsWith(".0", first.Path, StringComparison.Ordinal);
        Assert.Equal(first.Path[..^1] + "1", second.Path);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        string path = folder["file/run"];
        Core.BallastException failure = Assert.Throws<Core.BallastException>(() => TensorBoardWriter.Create(path, new StillTime()));
        Assert.StartsWith($"{path}: event files cannot be written there. ", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertWritten(string wanted, Action<TensorBoardWriter> write) => Assert.Equal(Opening + wanted, Convert.ToHexStringLower(Written(write)));

    private static byte[] Written(Action<TensorBoardWriter> write)
    {
        using var folder = new TemporaryFolder();
        TensorBoardWriter writer = TensorBoardWriter.Create(folder.FullPath, new StillTime());
        using (writer) write(writer);
        return File.ReadAllBytes(writer.Path);
    }

    private static string Hex(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return Convert.ToHexStringLower(copy.ToArray());
    }
}
