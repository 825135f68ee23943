namespace Ballast.Interchange.Tests;

public sealed class ProtoMessageTests
{
    [Fact]
    public void Fields_are_written_as_the_encoding_guide_shows()
    {
        // protobuf.dev/programming-guides/encoding: field 1 = 150 is 08 96 01, field 2 = "testing" is 12 07 74 65 73 74 69 6e 67, and a message in field 3 is 1a 03 08 96 01.
        Assert.Equal("089601", Hex(new ProtoMessage().Integer(1, 150)));
        Assert.Equal("120774657374696e67", Hex(new ProtoMessage().Text(2, "testing")));
        Assert.Equal("1a03089601", Hex(new ProtoMessage().Message(3, new ProtoMessage().Integer(1, 150))));
    }

    [Fact]
    public void Numbers_are_little_endian_and_a_negative_one_has_ten_bytes()
    {
        Assert.Equal("0d0000803f", Hex(new ProtoMessage().Single(1, 1)));
        Assert.Equal("09000000000000f03f", Hex(new ProtoMessage().Double(1, 1)));
        Assert.Equal("0a10000000000000f03f0000000000000040", Hex(new ProtoMessage().Doubles(1, [1, 2])));
        Assert.Equal("08ffffffffffffffffff01", Hex(new ProtoMessage().Integer(1, -1)));
        Assert.Equal("08010802", Hex(new ProtoMessage().Integers(1, [1, 2])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Long_fields_keep_their_place_between_others(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        ProtoMessage inner = new ProtoMessage().Integer(1, 7).Bytes(2, bytes).Integer(3, 9);
        byte[] written = new ProtoMessage().Integer(1, 1).Message(2, inner).Integer(3, 3).ToArray();
        int head = 4 + (length > 127 ? 1 : 0); // tag, value, tag, length
        int start = 2 + 1 + (head + length + 2 > 127 ? 2 : 1);
        Assert.Equal([8, 1], written[..2]);
        Assert.Equal([8, 7, 18], written[start..(start + 3)]);
        Assert.Equal(bytes, written[(start + head)..(start + head + length)]);
        Assert.Equal([24, 9, 24, 3], written[^4..]);
        Assert.Equal(start + head + length + 4, written.Length);
    }

    private static string Hex(ProtoMessage message) => Convert.ToHexStringLower(message.ToArray());
}
