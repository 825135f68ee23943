using System.Buffers.Binary;
using System.Globalization;

namespace Ballast.Cli.Tests;

/// <summary>A small made YOLO dataset: volumes of textured pictures, no two alike, of which the first volumes have objects.</summary>
internal static class SmallSlices
{
    internal const int SlicesAVolume = 4;

    private const int SizePixels = 64, HeaderBytes = 54, GridCells = 12;

    /// <summary>Writes flat folders images/ and labels/: 4 slices a volume, an object in the first two of each torn volume.</summary>
    internal static void Write(string folder, int volumes = 20, int torn = 10)
    {
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        Directory.CreateDirectory(Path.Combine(folder, "labels"));
        File.WriteAllText(Path.Combine(folder, "data.yaml"), "train: images\nnc: 1\nnames: [tear]\n");
        for (int volume = 0; volume < volumes; volume++)
        {
            for (int slice = 1; slice <= SlicesAVolume; slice++)
            {
                string name = Name(volume, slice);
                File.WriteAllBytes(Path.Combine(folder, "images", name + ".bmp"), Draw(volume, slice));
                File.WriteAllText(Path.Combine(folder, "labels", name + ".txt"), volume < torn && slice <= 2 ? "0 0.5 0.5 0.25 0.125\n" : "");
            }
        }
    }

    internal static string Name(int volume, int slice) => string.Create(CultureInfo.InvariantCulture, $"IM{slice}-v{volume:00}");

    /// <summary>A grid of greys, blended between its corners; the same picture in any size, mirrored or not.</summary>
    internal static byte[] Draw(int volume, int slice, int times = 1, bool mirrored = false)
    {
        uint state = (uint)(volume * 7919 + slice * 104729 + 1);
        double[] grid = new double[(GridCells + 1) * (GridCells + 1)];
        for (int i = 0; i < grid.Length * 3; i++)
        {
            state = state * 1664525 + 1013904223;
            grid[i / 3] = state >> 24;
        }

        int size = SizePixels * times;
        byte[] file = Header(size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double x = (mirrored ? size - 1 - column : column) + 0.5, y = row + 0.5;
                file.AsSpan(HeaderBytes + (row * size + column) * 3, 3).Fill((byte)At(grid, x / size * GridCells, y / size * GridCells));
            }
        }

        return file;
    }

    private static double At(double[] grid, double x, double y)
    {
        int left = (int)x, top = (int)y;
        double right = x - left, bottom = y - top;
        double Corner(int column, int row) => grid[row * (GridCells + 1) + column];
        return (1 - bottom) * ((1 - right) * Corner(left, top) + right * Corner(left + 1, top)) + bottom * ((1 - right) * Corner(left, top + 1) + right * Corner(left + 1, top + 1));
    }

    private static byte[] Header(int size)
    {
        byte[] file = new byte[HeaderBytes + size * size * 3];
        "BM"u8.CopyTo(file);
        foreach ((int at, int value) in new[] { (2, file.Length), (10, HeaderBytes), (14, 40), (18, size), (22, size), (26, 1 | (24 << 16)) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        return file;
    }
}
