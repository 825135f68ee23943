using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>The head of an array file: what its elements are, their order and the shape.</summary>
internal sealed partial record NpyHeader(NpyType Type, bool IsFortranOrder, ImmutableArray<int> Shape)
{
    private const int Alignment = 64, LongestHeader = 1 << 20;

    private static readonly (NpyType Type, string Code)[] Codes =
    [
        (NpyType.F4, "<f4"), (NpyType.F8, "<f8"), (NpyType.I4, "<i4"), (NpyType.I8, "<i8"), (NpyType.U1, "|u1"), (NpyType.B1, "|b1"),
    ];

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Read(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.StartsWith(Magic))
            throw new BallastException($"'{path}' is not an array file of NumPy. Write it with numpy.save.");
        bool wide = start[6] >= 2;
        byte[] size = new byte[wide ? 4 : 2];
        stream.ReadExactly(size);
        long length = wide ? BinaryPrimitives.ReadUInt32LittleEndian(size) : BinaryPrimitives.ReadUInt16LittleEndian(size);
        if (length > LongestHeader) throw Damaged(path);
        byte[] text = new byte[length];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length) throw Damaged(path);
        Match parts = Parts.Match(Encoding.Latin1.GetString(text));
        if (!parts.Success) throw Damaged(path);
        string code = parts.Groups["type"].Value;
        int known = Array.FindIndex(Codes, each => each.Code[1..] == code[1..] && code[0] is '<' or '|' or '=');
        if (known < 0)
            throw new BallastException($"'{path}' holds elements of type '{code}'. Convert them to one of f4, f8, i4, i8, u1, bool (little-endian) with numpy's astype.");
        return new NpyHeader(Codes[known].Type, parts.Groups["fortran"].Value == "True", ShapeOf(parts.Groups["shape"].Value, path));
    }

    public byte[] ToBytes()
    {
        string code = Codes.First(each => each.Type == Type).Code;
        string shape = Shape.Length == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        string text = $"{{'descr': '{code}', 'fortran_order': {(IsFortranOrder ? "True" : "False")}, 'shape': ({shape}), }}";
        int fixedBytes = Magic.Length + 4;
        int length = (fixedBytes + text.Length + 1 + Alignment - 1) / Alignment * Alignment - fixedBytes;
        byte[] bytes = new byte[fixedBytes + length];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n", bytes.AsSpan(fixedBytes));
        return bytes;
    }

    private static ImmutableArray<int> ShapeOf(string text, string path)
    {
        ImmutableArray<int>.Builder shape = ImmutableArray.CreateBuilder<int>();
        foreach (string axis in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            shape.Add(int.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out int length) ? length : throw Damaged(path));
        long count = 1;
        foreach (int length in shape) count = length == 0 ? 0 : count <= Array.MaxLength ? count * length : count;
        if (count > Array.MaxLength) throw new BallastException($"'{path}' holds more elements than the {Array.MaxLength} that fit into one table. Split the array.");
        return shape.ToImmutable();
    }

    private static BallastException Damaged(string path) => new($"'{path}' starts like an array file of NumPy, but its head is damaged. Write it again with numpy.save.");

    [GeneratedRegex(
        @"^\{(?=.*'descr':\s*'(?<type>[^']{2,})')(?=.*'fortran_order':\s*(?<fortran>True|False))(?=.*'shape':\s*\((?<shape>[\d\s,]*)\)).*\}\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts { get; }
}
