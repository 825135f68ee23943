using System.Buffers.Binary;
using System.Text;

namespace Ballast.Conventions;

/// <summary>The smallest ELF64 library that imports symbols at versions of libstdc++: section headers, names, symbols, versions, needs.</summary>
internal sealed class ElfImage
{
    private const int Header = 64, SectionSize = 64, Names = 0x200, Symbols = 0x600, Versions = 0x800, Needs = 0x900;

    private readonly byte[] bytes = new byte[0x1000];
    private int nameEnd = Names + 1;

    /// <param name="versions">The versions asked of libstdc++; the first gets index 2, the next 3, and so on.</param>
    /// <param name="imports">The imported symbols, each with the version it is bound to.</param>
    public ElfImage(string[] versions, params (string Symbol, string Version)[] imports)
    {
        "\u007fELF"u8.CopyTo(bytes);
        (bytes[4], bytes[5]) = (2, 1);
        Put64(0x28, Header);
        Put16(0x3a, SectionSize);
        Put16(0x3c, 4);
        Section(0, (Type: 11, Offset: Symbols, Size: 24 * (imports.Length + 1), Link: 1, Info: 1));
        Section(1, (Type: 3, Offset: Names, Size: Symbols - Names, Link: 0, Info: 0));
        Section(2, (Type: 0x6fffffff, Offset: Versions, Size: 2 * (imports.Length + 1), Link: 0, Info: 0));
        Section(3, (Type: 0x6ffffffe, Offset: Needs, Size: 16 * (versions.Length + 1), Link: 1, Info: 1));
        for (int i = 0; i < imports.Length; i++)
        {
            Put32(Symbols + 24 * (i + 1), Name(imports[i].Symbol));
            Put16(Versions + 2 * (i + 1), Array.IndexOf(versions, imports[i].Version) + 2);
        }

        Put16(Needs, 1);
        Put16(Needs + 2, versions.Length);
        Put32(Needs + 4, Name("libstdc++.so.6"));
        Put32(Needs + 8, 16);
        for (int i = 0; i < versions.Length; i++)
        {
            int aux = Needs + 16 * (i + 1);
            Put16(aux + 6, i + 2);
            Put32(aux + 8, Name(versions[i]));
            Put32(aux + 12, i + 1 < versions.Length ? 16 : 0);
        }
    }

    public byte[] Bytes => [.. bytes];

    public static string SymbolName(byte[] image, int symbol)
    {
        ReadOnlySpan<byte> name = image.AsSpan(Names + BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(Symbols + 24 * (symbol + 1))));
        return Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);
    }

    public static int SymbolVersion(byte[] image, int symbol) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(Versions + 2 * (symbol + 1)));

    public static bool IsWeak(byte[] image, int version) => (image[Needs + 16 * (version + 1) + 4] & 2) != 0;

    private int Name(string text)
    {
        int start = nameEnd;
        nameEnd += Encoding.ASCII.GetBytes(text, bytes.AsSpan(start)) + 1;
        return start - Names;
    }

    private void Section(int index, (int Type, int Offset, int Size, int Link, int Info) section)
    {
        int at = Header + index * SectionSize;
        Put32(at + 4, section.Type);
        Put64(at + 0x18, section.Offset);
        Put64(at + 0x20, section.Size);
        Put32(at + 0x28, section.Link);
        Put32(at + 0x2c, section.Info);
    }

    private void Put16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);

    private void Put32(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private void Put64(int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), value);
}
