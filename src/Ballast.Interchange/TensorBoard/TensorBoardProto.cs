using System.Runtime.InteropServices;
using System.Text;

namespace Ballast.Interchange;

/// <summary>The messages of TensorBoard's event files; the field numbers are those of event.proto, summary.proto, histogram.proto and tensor.proto.</summary>
internal static class TensorBoardProto
{
    private const int FloatType = 1, StringType = 7;
    private const int RgbColours = 3, TensorClass = 2;

    /// <summary>Event that opens a file.</summary>
    public static ProtoMessage Opening(double seconds) => new ProtoMessage().Double(1, seconds).Text(3, "brain.Event:2");

    /// <summary>Event with one Summary.Value.</summary>
    public static ProtoMessage Event(double seconds, long step, ProtoMessage value)
    {
        ProtoMessage message = new ProtoMessage().Double(1, seconds);
        if (step != 0) message.Integer(2, step); // What is 0 is not written, as protobuf's own writers have it.
        return message.Message(5, new ProtoMessage().Message(1, value));
    }

    public static ProtoMessage Scalar(string tag, float value) => new ProtoMessage().Text(1, tag).Single(2, value);

    public static ProtoMessage Image(string tag, (int Width, int Height) size, ReadOnlyMemory<byte> png) => new ProtoMessage().Text(1, tag)
        .Message(4, new ProtoMessage().Integer(1, size.Height).Integer(2, size.Width).Integer(3, RgbColours).Bytes(4, png));

    public static ProtoMessage Histogram(string tag, HistogramBuckets histogram) => new ProtoMessage().Text(1, tag).Message(5, new ProtoMessage()
        .Double(1, histogram.Smallest).Double(2, histogram.Largest).Double(3, histogram.Count).Double(4, histogram.Sum).Double(5, histogram.SumOfSquares)
        .Doubles(6, histogram.Limits.AsSpan()).Doubles(7, histogram.Counts.AsSpan()));

    /// <summary>A value of the <c>text</c> plugin: one text, shown as Markdown.</summary>
    public static ProtoMessage Text(string tag, string text)
    {
        ProtoMessage tensor = new ProtoMessage().Integer(1, StringType).Message(2, Shape(1)).Bytes(8, Encoding.UTF8.GetBytes(text));
        return new ProtoMessage().Text(1, tag).Message(8, tensor).Message(9, Metadata("text", null));
    }

    /// <summary>A value of the <c>pr_curves</c> plugin.</summary>
    public static ProtoMessage PrecisionRecall(string tag, int thresholds, float[] table)
    {
        ProtoMessage tensor = new ProtoMessage().Integer(1, FloatType).Message(2, Shape(PrecisionRecallTable.Rows, thresholds)).Bytes(4, MemoryMarshal.AsBytes(table.AsSpan()).ToArray());
        return new ProtoMessage().Text(1, tag).Message(8, tensor).Message(9, Metadata("pr_curves", new ProtoMessage().Integer(2, thresholds)));
    }

    /// <summary>A value of the <c>hparams</c> plugin: all it says stands in the metadata; the tensor is a single 0, so that readers keep the event.</summary>
    public static ProtoMessage HyperParameters(string tag, ProtoMessage content)
    {
        ProtoMessage tensor = new ProtoMessage().Integer(1, FloatType).Message(2, Shape(1)).Bytes(4, new byte[sizeof(float)]);
        return new ProtoMessage().Text(1, tag).Message(8, tensor).Message(9, Metadata("hparams", content));
    }

    private static ProtoMessage Metadata(string plugin, ProtoMessage? content)
    {
        ProtoMessage data = new ProtoMessage().Text(1, plugin);
        if (content is not null) data.Message(2, content);
        return new ProtoMessage().Message(1, data).Integer(4, TensorClass);
    }

    private static ProtoMessage Shape(params ReadOnlySpan<long> lengths)
    {
        var shape = new ProtoMessage();
        foreach (long length in lengths) shape.Message(2, new ProtoMessage().Integer(1, length));
        return shape;
    }
}
