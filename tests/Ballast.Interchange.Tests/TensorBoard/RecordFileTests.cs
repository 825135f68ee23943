using System.Text;

namespace Ballast.Interchange.Tests;

public sealed class RecordFileTests
{
    [Fact]
    public void The_crc_is_that_of_the_standard()
    {
        // RFC 3720, appendix B.4; the first is the catalogued check value of CRC-32C.
        Assert.Equal(0xE3069283, RecordFile.Crc("123456789"u8));
        Assert.Equal(0x8A9136AA, RecordFile.Crc(new byte[32]));
        Assert.Equal(0x62A8AB43u, RecordFile.Crc(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, RecordFile.Crc(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()));
    }

    [Fact]
    public void The_mask_rotates_by_15_and_adds_its_constant() =>
        // 0xE3069283 rotated right by 15 bits is 0x2507C60D; plus 0xA282EAD8.
        Assert.Equal(0x2507C60Du + 0xA282EAD8u, RecordFile.MaskedCrc("123456789"u8));

    [Fact]
    public void A_record_stands_between_its_length_and_its_crc()
    {
        using var stream = new MemoryStream();
        RecordFile.Write(stream, Encoding.ASCII.GetBytes("123456789"));
        byte[] bytes = stream.ToArray();
        Assert.Equal(8 + 4 + 9 + 4, bytes.Length);
        Assert.Equal(9UL, BitConverter.ToUInt64(bytes));
        Assert.Equal(RecordFile.MaskedCrc(bytes.AsSpan(0, 8)), BitConverter.ToUInt32(bytes, 8));
        Assert.Equal(0xC78AB0E5, BitConverter.ToUInt32(bytes, 21));
    }
}
