using System.Buffers.Binary;
using System.Globalization;
using Ballast.Core;

namespace Ballast.Interchange;

/// <summary>Writes an event file that TensorBoard reads: scalars, histograms, images, texts, precision-recall curves and hyper-parameters.</summary>
/// <remarks>
/// One writer a file; not for several threads at once. Every event is in the file when the call returns, so that TensorBoard shows a run that is still going on.
/// Format: TFRecord (github.com/tensorflow/tensorboard, backend/event_processing; compat/proto).
/// </remarks>
public sealed class TensorBoardWriter : IDisposable
{
    private const int PngHeader = 24, WidthAt = 16, HeightAt = 20;

    private readonly FileStream file;
    private readonly TimeProvider time;

    private TensorBoardWriter(FileStream file, TimeProvider time)
    {
        this.file = file;
        this.time = time;
    }

    /// <summary>The event file.</summary>
    public string Path => file.Name;

    /// <summary>Starts a new event file in a folder, which TensorBoard takes for one run.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="time">The clock that dates the events.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public static TensorBoardWriter Create(string folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            Directory.CreateDirectory(folder);
            var writer = new TensorBoardWriter(Free(folder, time), time);
            writer.Write(TensorBoardProto.Opening(writer.Seconds));
            return writer;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{folder}: event files cannot be written there. {cause.Message}", innerException: cause);
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="tag">The name of the curve; parts before a slash group curves.</param>
    /// <param name="step">The step, usually the epoch.</param>
    /// <param name="value">The number; kept as 32-bit float.</param>
    public void Scalar(string tag, long step, double value) => Write(step, TensorBoardProto.Scalar(tag, (float)value));

    /// <summary>Writes how values are distributed, in the buckets that TensorFlow uses.</summary>
    /// <param name="tag">The name of the histogram.</param>
    /// <param name="step">The step.</param>
    /// <param name="values">The values; those that are no finite number are left out.</param>
    public void Histogram(string tag, long step, ReadOnlySpan<float> values) => Write(step, TensorBoardProto.Histogram(tag, HistogramBuckets.Of(values)));

    /// <summary>Writes an image.</summary>
    /// <param name="tag">The name of the image.</param>
    /// <param name="step">The step.</param>
    /// <param name="png">The bytes of a PNG file.</param>
    /// <exception cref="ArgumentException">The bytes are not a PNG file.</exception>
    public void Image(string tag, long step, ReadOnlyMemory<byte> png) => Write(step, TensorBoardProto.Image(tag, SizeOf(png.Span), png));

    /// <summary>Writes a text.</summary>
    /// <param name="tag">The name of the text.</param>
    /// <param name="step">The step.</param>
    /// <param name="markdown">The text; shown as Markdown.</param>
    public void Text(string tag, long step, string markdown) => Write(step, TensorBoardProto.Text(tag, markdown));

    /// <summary>Writes the precision-recall curve of one class against the others.</summary>
    /// <param name="tag">The name of the curve.</param>
    /// <param name="step">The step.</param>
    /// <param name="truths">Whether each sample is of the class.</param>
    /// <param name="probabilities">The probability of the class for each sample, 0 … 1.</param>
    /// <param name="thresholds">How many thresholds from 0 to 1, 2 or more; default 127.</param>
    public void PrecisionRecall(string tag, long step, ReadOnlySpan<bool> truths, ReadOnlySpan<double> probabilities, int thresholds = 127)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        if (truths.Length != probabilities.Length) throw new ArgumentException($"There are {truths.Length} truths and {probabilities.Length} probabilities.", nameof(probabilities));
        Write(step, TensorBoardProto.PrecisionRecall(tag, thresholds, PrecisionRecallTable.Of(truths, probabilities, thresholds)));
    }

    /// <summary>Writes the settings of the run and the names of the scores that its table shows.</summary>
    /// <param name="settings">The settings by name.</param>
    /// <param name="scores">Tags of scalars that are results.</param>
    public void HyperParameters(IReadOnlyDictionary<string, TrackedValue> settings, IEnumerable<string> scores)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(scores);
        Write(0, TensorBoardProto.HyperParameters(HyperParameterProto.ExperimentTag, HyperParameterProto.Experiment(settings, scores, Seconds)));
        Write(0, TensorBoardProto.HyperParameters(HyperParameterProto.StartTag, HyperParameterProto.Start(settings, Seconds)));
    }

    /// <summary>Writes how the run ended; only for runs whose <see cref="HyperParameters"/> were written.</summary>
    /// <param name="status">How it ended.</param>
    public void End(TrackedStatus status) => Write(0, TensorBoardProto.HyperParameters(HyperParameterProto.EndTag, HyperParameterProto.End(status, Seconds)));

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private double Seconds => time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>The file of a name that is not taken, dated by the clock: TensorBoard reads the files of a folder in the order of their names.</summary>
    private static FileStream Free(string folder, TimeProvider time)
    {
        string stem = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{time.GetUtcNow().ToUnixTimeSeconds():0000000000}.{Environment.MachineName}.{Environment.ProcessId}");
        for (int copy = 0; ; copy++)
        {
            string path = System.IO.Path.Combine(folder, $"{stem}.{copy}");
            if (!File.Exists(path)) return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
    }

    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (png.Length < PngHeader || !png.StartsWith(signature)) throw new ArgumentException("The bytes are not a PNG file.", nameof(png));
        return (BinaryPrimitives.ReadInt32BigEndian(png[WidthAt..]), BinaryPrimitives.ReadInt32BigEndian(png[HeightAt..]));
    }

    private void Write(long step, ProtoMessage value) => Write(TensorBoardProto.Event(Seconds, step, value));

    private void Write(ProtoMessage message)
    {
        RecordFile.Write(file, message.ToArray());
        file.Flush();
    }
}
