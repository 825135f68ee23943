using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>The bytes of a pickle, read forwards and never past the end.</summary>
internal sealed class PickleInput(ReadOnlyMemory<byte> bytes, string path)
{
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public string Text(ulong length) => Encoding.UTF8.GetString(Take(length));

    public byte[] Data(ulong length) => Take(length).ToArray();

    /// <summary>Text up to the next line feed, which is skipped.</summary>
    public string Line()
    {
        int length = bytes.Span[Position..].IndexOf((byte)'\n');
        if (length < 0) throw Broken("a name has no end");
        string line = Text((ulong)length);
        Position++;
        return line;
    }

    /// <summary>A whole number of any length; a <see cref="long"/> when it fits.</summary>
    public object Integer(ulong length)
    {
        BigInteger number = new(Take(length));
        return number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;
    }

    public BallastException Broken(string what) => new($"{path}: not a valid PyTorch file: {what} (byte {Position} of data.pkl).");

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(bytes.Length - Position)) throw Broken($"{length} bytes are announced but only {bytes.Length - Position} follow");
        ReadOnlySpan<byte> taken = bytes.Span.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }
}
