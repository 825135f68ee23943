using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace Ballast.Interchange;

/// <summary>A protobuf message being written, field by field, by the numbers of its .proto file.</summary>
/// <remarks>Long byte fields and nested messages are kept as they are and copied once, into the stream: weights of a network are not copied level by level.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Both streams are managed memory alone; a message that must be disposed could not be written in one expression.")]
internal sealed class ProtoMessage
{
    private const int Short = 64;

    private readonly List<ReadOnlyMemory<byte>> finished = [];
    private readonly MemoryStream open = new();
    private readonly CodedOutputStream output;
    private int taken;

    public ProtoMessage()
    {
        output = new CodedOutputStream(open, 128, leaveOpen: true);
    }

    /// <summary>The length of what was written, in bytes.</summary>
    public long Length
    {
        get
        {
            Close();
            return finished.Sum(part => (long)part.Length);
        }
    }

    /// <summary>A whole number: int32, int64, uint32, uint64, bool or an enum; not negative for the 32-bit types.</summary>
    public ProtoMessage Integer(int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
        return this;
    }

    public ProtoMessage Single(int field, float value)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed32);
        output.WriteFloat(value);
        return this;
    }

    public ProtoMessage Double(int field, double value)
    {
        output.WriteTag(field, WireFormat.WireType.Fixed64);
        output.WriteDouble(value);
        return this;
    }

    public ProtoMessage Text(int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
        return this;
    }

    public ProtoMessage Bytes(int field, ReadOnlyMemory<byte> value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(value.Length);
        Append(value);
        return this;
    }

    public ProtoMessage Message(int field, ProtoMessage value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(checked((int)value.Length));
        foreach (ReadOnlyMemory<byte> part in value.finished) Append(part);
        return this;
    }

    /// <summary>A packed list of doubles.</summary>
    public ProtoMessage Doubles(int field, ReadOnlySpan<double> values)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(checked(values.Length * sizeof(double)));
        foreach (double value in values) output.WriteDouble(value);
        return this;
    }

    /// <summary>A list of whole numbers, unpacked, as proto2 files declare theirs.</summary>
    public ProtoMessage Integers(int field, ReadOnlySpan<long> values)
    {
        foreach (long value in values) Integer(field, value);
        return this;
    }

    public void WriteTo(Stream stream)
    {
        Close();
        foreach (ReadOnlyMemory<byte> part in finished) stream.Write(part.Span);
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream(checked((int)Length));
        WriteTo(stream);
        return stream.ToArray();
    }

    private void Append(ReadOnlyMemory<byte> value)
    {
        if (value.Length <= Short)
        {
            output.Flush();
            open.Write(value.Span);
            return;
        }

        Close();
        finished.Add(value);
    }

    /// <summary>Moves what stands in the open buffer to the finished parts.</summary>
    private void Close()
    {
        output.Flush();
        if (open.Length == taken) return;
        finished.Add(open.GetBuffer().AsSpan(taken, (int)open.Length - taken).ToArray());
        taken = (int)open.Length;
    }
}
