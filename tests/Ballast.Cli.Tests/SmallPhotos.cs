using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Cli.Tests;

/// <summary>Small made photos: each class has a colour of its own under noise, so that a network learns it in an epoch or two.</summary>
internal static class SmallPhotos
{
    private static readonly (string Name, byte Red, byte Green, byte Blue)[] Classes = [("brick", 170, 70, 60), ("grass", 70, 150, 60), ("sky", 90, 130, 200)];

    /// <summary>Writes the photos: 40, 20 and 10 a class unless told otherwise, with or without groups of two.</summary>
    public static void Write(string folder, int[]? counts = null, string? groupColumn = null)
    {
        counts ??= [40, 20, 10];
        var metadata = new List<string> { $"file,label,{groupColumn}" };
        for (int label = 0; label < counts.Length; label++)
        {
            Directory.CreateDirectory(Path.Combine(folder, Classes[label].Name));
            for (int i = 0; i < counts[label]; i++)
            {
                string file = $"{Classes[label].Name}/photo{i:000}.png";
                ImageFile.WritePng(Path.Combine(folder, file), Draw(label, i));
                metadata.Add($"{file},{Classes[label].Name},{Classes[label].Name}{i / 2}");
            }
        }

        if (groupColumn is not null) File.WriteAllLines(Path.Combine(folder, "metadata.csv"), metadata);
    }

    private static RgbImage Draw(int label, int index)
    {
        const int size = 24;
        var random = new ItemRandom(7, (ulong)label, (ulong)index);
        byte[] pixels = new byte[size * size * 3];
        byte[] colour = [Classes[label].Red, Classes[label].Green, Classes[label].Blue];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Clamp(colour[i % 3] + random.NextUniform(-60, 60), 0, 255);
        return new RgbImage(size, size, pixels);
    }
}
