using Ballast.Core;

namespace Ballast.Volumes.Tests;

/// <summary>Damaged files end in a sentence, never in another exception, much memory or much time.</summary>
public sealed class DicomFuzzTests
{
    private const long MostBytes = 512L << 20;

    /// <summary>Files of every coding and encoding, small enough to be damaged often.</summary>
    private static readonly string[] Seeds =
    [
        "MR_small.dcm", "MR_small_RLE.dcm", "MR_small_bigendian.dcm", "MR_small_implicit.dcm", "MR_small_jp2klossless.dcm", "MR_small_jpeg_ls_lossless.dcm", "JPGExtended.dcm",
        "SC_rgb_jpeg_gdcm.dcm", "SC_rgb_jpeg_dcmtk.dcm", "SC_rgb_jls_lossy_line.dcm", "SC_rgb_jls_lossy_sample.dcm", "SC_rgb_gdcm_KY.dcm", "SC_rgb_rle_16bit_2frame.dcm",
        "JPEGLSNearLossless_16.dcm", "rtdose.dcm", "SC_rgb_small_odd.dcm", "SC_rgb_small_odd_jpeg.dcm", "image_dfl.dcm", "nested_priv_SQ.dcm", "UN_sequence.dcm", "rtplan.dcm",
        "reportsi.dcm", "ExplVR_BigEndNoMeta.dcm",
    ];

    [Fact]
    public void Damaged_files_are_refused_with_a_sentence() => Survive(rounds: 60, seed: 1);

    [Fact]
    [Trait("Category", "Slow")]
    public void Hundreds_of_thousands_of_damaged_files_are_refused_with_a_sentence() => Survive(rounds: 10_000, seed: 2);

    [Fact]
    public void Files_cut_off_anywhere_are_refused_with_a_sentence()
    {
        foreach (byte[] whole in Contents())
        {
            int step = Math.Max(1, whole.Length / 60);
            for (int length = 0; length < whole.Length; length += step) Try(whole[..length]);
        }
    }

    private static void Survive(int rounds, uint seed)
    {
        byte[][] contents = Contents();
        Parallel.For(0, contents.Length, i =>
        {
            // The same numbers every time, so that a failure can be looked at.
            var random = new Draws(seed + 1000 * (uint)i);
            for (int round = 0; round < rounds; round++)
            {
                byte[] damaged = Damaged(contents[i], random);
                try
                {
                    Try(damaged);
                }
                catch (Exception cause)
                {
                    string kept = Path.Join(Path.GetTempPath(), $"ballast-fuzz-{i}-{round}.dcm");
                    File.WriteAllBytes(kept, damaged);
                    throw new InvalidOperationException($"{Seeds[i]}, round {round}: see {kept}", cause);
                }
            }
        });
    }

    private static byte[][] Contents()
    {
        string folder = Path.Join(SharedData.Folder("dicom"), "pydicom");
        return [.. Seeds.Select(file => File.ReadAllBytes(Path.Join(folder, file)))];
    }

    private static void Try(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            DicomFile file = DicomFile.Of("fuzz.dcm", bytes);
            file.RequireImage();
            DicomHeader header = file.Header;
            if ((long)header.Rows * header.Columns > 1 << 24) return;
            var values = new float[header.Rows * header.Columns];
            for (int frame = 0; frame < Math.Min(header.Frames, 3); frame++) file.ReadValues(frame, values);
        }
        catch (BallastException refusal)
        {
            Assert.StartsWith("fuzz.dcm: ", refusal.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }

    private static byte[] Damaged(byte[] whole, Draws random)
    {
        byte[] damaged = [.. whole];
        int changes = 1 + Below(random, 8);
        for (int change = 0; change < changes; change++)
        {
            // Half of the changes hit the header or the start of the pixels, which decide what is allocated.
            int at = Below(random, Below(random, 2) == 0 ? Math.Min(damaged.Length, 1024) : damaged.Length);
            switch (Below(random, 5))
            {
                case 0:
                    damaged[at] = (byte)Below(random, 256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << Below(random, 8));
                    break;
                case 2:
                    damaged[at] = 0xFF;
                    break;
                case 3:
                    damaged.AsSpan(at, Math.Min(4, damaged.Length - at)).Fill((byte)(Below(random, 2) * 255));
                    break;
                default:
                    int from = Below(random, damaged.Length), count = Math.Min(1 + Below(random, 16), damaged.Length - Math.Max(at, from));
                    damaged.AsSpan(from, count).CopyTo(damaged.AsSpan(at));
                    break;
            }
        }

        return Below(random, 8) == 0 ? damaged[..Below(random, damaged.Length)] : damaged;
    }

    private static int Below(Draws random, int limit) => (int)(random.Next() % (uint)limit);

    /// <summary>Numbers by splitmix64.</summary>
    private sealed class Draws(ulong seed)
    {
        private ulong state = seed;

        internal uint Next()
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (uint)(mixed >> 32);
        }
    }
}
