using System.Buffers.Binary;

namespace Ballast.Cli.Tests;

/// <summary>Small made photos as bitmap files: each class has a colour of its own under noise, so that a network learns it in an epoch or two.</summary>
internal static class SmallPhotos
{
    private const int SizePixels = 24, HeaderBytes = 54;

    private static readonly (string Name, byte Red, byte Green, byte Blue)[] Classes = [("brick", 170, 70, 60), ("grass", 70, 150, 60), ("sky", 90, 130, 200)];

    /// <summary>Writes the photos: 40, 20 and 10 a class unless told otherwise, with or without groups of two. Another series has other noise.</summary>
    public static void Write(string folder, int[]? counts = null, string? groupColumn = null, int series = 0)
    {
        counts ??= [40, 20, 10];
        var metadata = new List<string> { $"file,label,{groupColumn}" };
        for (int label = 0; label < counts.Length; label++)
        {
            Directory.CreateDirectory(Path.Combine(folder, Classes[label].Name));
            for (int i = 0; i < counts[label]; i++)
            {
                string file = $"{Classes[label].Name}/photo{i:000}.bmp";
                File.WriteAllBytes(Path.Combine(folder, file), Draw(label, 1000 * series + i));
                metadata.Add($"{file},{Classes[label].Name},{Classes[label].Name}{i / 2}");
            }
        }

        if (groupColumn is not null) File.WriteAllLines(Path.Combine(folder, "metadata.csv"), metadata);
    }

    /// <summary>An uncompressed 24-bit bitmap; the rows of 24 pixels need no padding.</summary>
    private static byte[] Draw(int label, int index)
    {
        byte[] file = new byte[HeaderBytes + SizePixels * SizePixels * 3];
        "BM"u8.CopyTo(file);
        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        Put(2, file.Length);
        Put(10, HeaderBytes);
        Put(14, 40);
        Put(18, SizePixels);
        Put(22, SizePixels);
        Put(26, 1 | (24 << 16));
        byte[] colour = [Classes[label].Blue, Classes[label].Green, Classes[label].Red];
        uint noise = (uint)(label * 7919 + index * 104729 + 1);
        for (int i = HeaderBytes; i < file.Length; i++)
        {
            noise = noise * 1664525 + 1013904223;
            file[i] = (byte)Math.Clamp(colour[(i - HeaderBytes) % 3] + (int)(noise >> 25) - 64, 0, 255);
        }

        return file;
    }
}
