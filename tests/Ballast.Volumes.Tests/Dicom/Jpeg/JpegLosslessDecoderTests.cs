namespace Ballast.Volumes.Tests;

public sealed class JpegLosslessDecoderTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 0)]
    [InlineData(1, 2)]
    [InlineData(7, 3)]
    public void Every_prediction_gives_back_what_was_coded(int selection, int rowsBetweenRestarts)
    {
        ushort[] pixels = [.. Enumerable.Range(0, 7 * 9).Select(i => (ushort)(i * i * 7919 % 65536))];
        byte[] coded = Coded(pixels, 7, selection, rowsBetweenRestarts);
        byte[] file = new DicomMaker("1.2.840.10008.1.2.4.57").Image(7, 9, 16).Fragments([], coded.Length % 2 == 0 ? coded : [.. coded, 0]).Build();

        Assert.Equal(pixels, DicomFile.Of("a.dcm", file).ReadFrame(0).Samples<ushort>());
    }

    /// <summary>Codes samples of 16 bits as ITU-T T.81, annex H, says; every category has a code of 5 bits.</summary>
    private static byte[] Coded(ushort[] pixels, int width, int selection, int rows)
    {
        int height = pixels.Length / width;
        byte[] counts = [0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var bytes = new List<byte>();
        bytes.AddRange([0xFF, 0xD8, 0xFF, 0xC4, 0, 36, 0, .. counts, .. Enumerable.Range(0, 17).Select(i => (byte)i)]);
        if (rows > 0) bytes.AddRange([0xFF, 0xDD, 0, 4, 0, (byte)(rows * width)]);
        bytes.AddRange([0xFF, 0xC3, 0, 11, 16, 0, (byte)height, 0, (byte)width, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, (byte)selection, 0, 0]);
        var bits = new List<int>();
        for (int i = 0; i < pixels.Length; i++)
        {
            int x = i % width, y = i / width;
            bool isFirst = rows == 0 ? y == 0 : y % rows == 0;
            if (rows > 0 && i > 0 && x == 0 && isFirst)
            {
                Flush(bits, bytes);
                bytes.AddRange([0xFF, (byte)(0xD0 + (y / rows - 1) % 8)]);
            }

            int left = x > 0 ? pixels[i - 1] : 0, up = y > 0 ? pixels[i - width] : 0, corner = x > 0 && y > 0 ? pixels[i - width - 1] : 0;
            int predicted = isFirst ? x == 0 ? 32768 : left : x == 0 ? up : new[] { 0, left, up, corner, left + up - corner, left + ((up - corner) >> 1), up + ((left - corner) >> 1), (left + up) >> 1 }[selection];
            Write(bits, (short)(pixels[i] - predicted));
        }

        Flush(bits, bytes);
        return [.. bytes, 0xFF, 0xD9];
    }

    private static void Write(List<int> bits, int difference)
    {
        int size = 0;
        while (Math.Abs(difference) >> size != 0) size++;
        for (int i = 4; i >= 0; i--) bits.Add(size >> i & 1);
        if (size == 16) return;
        int value = difference < 0 ? difference + (1 << size) - 1 : difference;
        for (int i = size - 1; i >= 0; i--) bits.Add(value >> i & 1);
    }

    private static void Flush(List<int> bits, List<byte> bytes)
    {
        while (bits.Count % 8 != 0) bits.Add(1);
        for (int at = 0; at < bits.Count; at += 8)
        {
            byte value = (byte)bits.Skip(at).Take(8).Aggregate(0, (sum, bit) => 2 * sum + bit);
            bytes.Add(value);
            if (value == 0xFF) bytes.Add(0);
        }

        bits.Clear();
    }
}
