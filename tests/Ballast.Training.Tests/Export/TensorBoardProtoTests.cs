using System.Text;
using Ballast.Interchange;
using Tensorboard;

namespace Ballast.Training.Tests;

/// <summary>Event files read by the classes that protoc made from TensorBoard's own .proto files, which TorchSharp carries.</summary>
public sealed class TensorBoardProtoTests
{
    [Fact]
    public void Every_kind_of_event_is_read_by_tensorboards_own_messages_without_an_unknown_field()
    {
        Event[] events = Events(writer =>
        {
            writer.Scalar("loss/train", 3, 0.5);
            writer.Histogram("weights/fc", 4, [1, 1, -2, 3]);
            writer.Text("note", 5, "ü");
            writer.PrecisionRecall("pr/bee", 6, [true, false], [0.9, 0.2], 3);
            writer.HyperParameters(new Dictionary<string, TrackedValue> { ["rate"] = 0.001 }, ["test/macro_f1"]);
            writer.End(TrackedStatus.Failed);
        });
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal([0, 3, 4, 5, 6, 0, 0, 0], events.Select(each => each.Step));
        Assert.All(events, each => Assert.Equal(1_700_000_000.25, each.WallTime));

        Summary.Types.Value[] values = [.. events.Skip(1).Select(each => Assert.Single(each.Summary.Value))];
        Assert.Equal(["loss/train", "weights/fc", "note", "pr/bee", "_hparams_/experiment", "_hparams_/session_start_info", "_hparams_/session_end_info"], values.Select(value => value.Tag));
        Assert.Equal(0.5f, values[0].SimpleValue);
        HistogramProto histogram = values[1].Histo;
        Assert.Equal((4, 3, 15, -2, 3), (histogram.Num, histogram.Sum, histogram.SumSquares, histogram.Min, histogram.Max));
        Assert.Equal(4, histogram.Bucket.Sum());
        Assert.Equal(histogram.BucketLimit.Count, histogram.Bucket.Count);
        Assert.Equal(["text", "pr_curves", "hparams", "hparams", "hparams"], values.Skip(2).Select(value => value.Metadata.PluginData.PluginName));
        Assert.Equal("ü", Encoding.UTF8.GetString(Assert.Single(values[2].Tensor.StringVal).ToByteArray()));
        Assert.Equal(DataType.DtString, values[2].Tensor.Dtype);
        Assert.Equal(DataType.DtFloat, values[3].Tensor.Dtype);
        Assert.Equal([6, 3], values[3].Tensor.TensorShape.Dim.Select(dim => dim.Size));
        Assert.Equal(6 * 3 * sizeof(float), values[3].Tensor.TensorContent.Length);
    }

    [Fact]
    public void An_image_keeps_its_size_and_bytes()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 1, 2, 0, 0, 0, 5, 8, 2, 0, 0, 0];
        Summary.Types.Image image = Events(writer => writer.Image("picture", 1, png))[1].Summary.Value[0].Image;
        Assert.Equal((258, 5, 3), (image.Width, image.Height, image.Colorspace));
        Assert.Equal(png, image.EncodedImageString.ToByteArray());
    }

    [Fact]
    public void Histograms_have_the_limits_of_torchs_writer()
    {
        // TorchSharp's default bins are those of torch.utils.tensorboard: 1e-12 × 1.1^k below 1e20, both signs and 0.
        HistogramProto ours = Events(writer => writer.Histogram("h", 1, [0.5f, 0.5f, 3, -7]))[1].Summary.Value[0].Histo;
        double[] limits = TorchLimits();
        Assert.All(ours.BucketLimit.Where(limit => Math.Abs(limit) < 1e20), limit => Assert.Contains(limit, limits));
        for (int i = 1; i < ours.Bucket.Count; i++)
            Assert.Equal(new[] { 0.5, 0.5, 3, -7 }.Count(value => value >= ours.BucketLimit[i - 1] && value < ours.BucketLimit[i]), ours.Bucket[i]);
    }

    private static double[] TorchLimits()
    {
        List<double> limits = [0];
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1) limits.AddRange([limit, -limit]);
        return [.. limits];
    }

    /// <summary>The events of a file, framing taken off.</summary>
    private static Event[] Events(Action<TensorBoardWriter> write)
    {
        using TemporaryFolder folder = new();
        TensorBoardWriter writer = TensorBoardWriter.Create(folder.Path, new StillTime());
        using (writer) write(writer);
        byte[] bytes = File.ReadAllBytes(writer.Path);
        List<Event> events = [];
        for (int at = 0; at < bytes.Length;)
        {
            int length = (int)BitConverter.ToUInt64(bytes, at);
            byte[] record = bytes[(at + 12)..(at + 12 + length)];
            Event read = Event.Parser.WithDiscardUnknownFields(true).ParseFrom(record);
            // Unknown fields are left out on reading and would be missing here.
            Assert.Equal(record.Length, read.CalculateSize());
            events.Add(read);
            at += length + 16;
        }

        return [.. events];
    }

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250);
    }
}
