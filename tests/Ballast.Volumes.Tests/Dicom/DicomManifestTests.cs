using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Volumes.Tests;

/// <summary>Every file of the shared folder against its MANIFEST.csv, which pydicom 2.3.1 wrote.</summary>
public sealed partial class DicomManifestTests
{
    private const string NoPixels = "The file holds no pixels. It has a header only, or is a report, a plan or a directory.";
    private const string NoDicom = "The file is not a DICOM file: it has neither the mark 'DICM' after 128 bytes nor an element at its start.";
    private const string Gzip = "The file is compressed with gzip. Unpack it first.";

    /// <summary>What pydicom could not decode, with the hash that GDCM 3.0.21 decodes it to (tests/reference/dicom_gdcm.py).</summary>
    private static readonly Dictionary<string, string> DecodedByGdcm = new()
    {
        ["pydicom/GDCMJ2K_TextGBR.dcm"] = "bea5673fdd49313f",
        ["pydicom/JPEG-lossy.dcm"] = "d30242775a414c01",
        ["pydicom/JPEGLSNearLossless_08.dcm"] = "9eb46aa86c342094",
        ["pydicom/JPEGLSNearLossless_16.dcm"] = "f929318278115ce9",
        ["pydicom/JPGExtended.dcm"] = "d30242775a414c01",
        ["pydicom/MR_small_jpeg_ls_lossless.dcm"] = "88617aaa46138fb1",
        ["pydicom/SC_rgb_jls_lossy_line.dcm"] = "bd5344c0a46bc6c0",
        ["pydicom/SC_rgb_jls_lossy_sample.dcm"] = "bd5344c0a46bc6c0",
        ["pydicom/SC_rgb_jpeg_gdcm.dcm"] = "169e619557b12114",
    };

    /// <summary>What is refused for a reason of its own.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["nibabel/philips_mprage.dcm.gz"] = Gzip,
        ["nibabel/siemens_dwi_0.dcm.gz"] = Gzip,
        ["nibabel/siemens_dwi_1000.dcm.gz"] = Gzip,
        ["pydicom/JPEG2000-embedded-sequence-delimiter.dcm"] =
            "The coded image has 3722445056 × 1024 pixels of 1 samples, and the header asks for 256 × 1024 of 1.",
        ["pydicom/MR_truncated.dcm"] = "The pixels take 8192 bytes (frames: 1) and the file holds 8130. Copy the file again.",
        ["pydicom/README.txt"] = NoDicom,
        ["pydicom/badVR.dcm"] = "The element (0028,0008) is '1A'; it takes a whole number.",
        ["pydicom/dicomdirtests/README.txt"] = NoDicom,
        ["pydicom/dicomdirtests/TINY_ALPHA/README"] = NoDicom,
        ["pydicom/meta_missing_tsyntax.dcm"] = "The image has 0 rows and 0 columns; it takes 1 or more of both.",
        ["pydicom/nested_priv_SQ.dcm"] = "The image has 0 rows and 0 columns; it takes 1 or more of both.",
        ["pydicom/no_meta.dcm"] = NoDicom,
        ["pydicom/rtplan_truncated.dcm"] = "The element (300A,00B0) at byte 1418 declares 976 bytes and the file has 711 more. Copy the file again.",
        ["pydicom/test1.json"] = NoDicom,
        ["pydicom/zipMR.gz"] = Gzip,
    };

    [Fact]
    public void Every_file_is_decoded_to_its_statistics_and_hash_or_refused_with_its_reason()
    {
        string folder = SharedData.Folder("dicom");
        Dictionary<string, string> manifest = Manifest(folder);
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(file => file is not ("MANIFEST.csv" or "README.md")).Order(StringComparer.Ordinal)];
        Dictionary<string, int> found = [];
        foreach (string file in files)
        {
            string outcome = Outcome(folder, file, manifest.GetValueOrDefault(file, ""));
            found[outcome] = found.GetValueOrDefault(outcome) + 1;
        }

        Assert.Equal(180, files.Length);
        Assert.Equal(new() { ["as pydicom"] = 84, ["swapped"] = 1, ["as GDCM"] = 9, ["refused: no pixels"] = 71, ["refused: another reason"] = 15 }, found);
    }

    [Fact]
    public void Samples_of_8_bits_in_big_endian_words_come_in_their_order()
    {
        // pydicom 2.3.1 leaves the pairs swapped and takes the padding for a sample; the same image is there in little endian.
        string folder = Path.Join(SharedData.Folder("dicom"), "pydicom");

        ReadOnlySpan<byte> big = DicomFile.Read(Path.Join(folder, "SC_rgb_small_odd_big_endian.dcm")).ReadFrame(0).Bytes;

        Assert.Equal(DicomFile.Read(Path.Join(folder, "SC_rgb_small_odd.dcm")).ReadFrame(0).Bytes, big);
    }

    [Theory]
    [InlineData("MR_small_RLE.dcm")]
    [InlineData("MR_small_bigendian.dcm")]
    [InlineData("MR_small_expb.dcm")]
    [InlineData("MR_small_implicit.dcm")]
    [InlineData("MR_small_jp2klossless.dcm")]
    [InlineData("MR_small_jpeg_ls_lossless.dcm")]
    [InlineData("MR_small_padded.dcm")]
    public void A_slice_is_the_same_in_every_coding(string file)
    {
        string folder = Path.Join(SharedData.Folder("dicom"), "pydicom");

        ReadOnlySpan<short> coded = DicomFile.Read(Path.Join(folder, file)).ReadFrame(0).Samples<short>();

        Assert.Equal(DicomFile.Read(Path.Join(folder, "MR_small.dcm")).ReadFrame(0).Samples<short>(), coded);
    }

    private static string Outcome(string folder, string file, string expected)
    {
        DicomFrame[] frames;
        string path = Path.Join(folder, file);
        try
        {
            DicomFile content = DicomFile.Read(path);
            frames = [.. Enumerable.Range(0, Math.Max(1, content.Header.Frames)).Select(content.ReadFrame)];
        }
        catch (BallastException refusal)
        {
            Assert.DoesNotContain("min=", expected, StringComparison.Ordinal);
            if (refusal.Message == $"{path}: {NoPixels}") return "refused: no pixels";
            Assert.Equal($"{path}: {Refused.GetValueOrDefault(file)}", refusal.Message);
            return "refused: another reason";
        }

        if (file == "pydicom/SC_rgb_small_odd_big_endian.dcm") return "swapped";
        string hash = Hash(frames, expected.Contains("dtype=>", StringComparison.Ordinal));
        if (DecodedByGdcm.TryGetValue(file, out string? other))
        {
            Assert.Equal((file, other), (file, hash));
            return "as GDCM";
        }

        Assert.Equal((file, expected), (file, $"{Statistics(frames)} {Shape.Match(expected).Value} sha256_16={hash}"));
        return "as pydicom";
    }

    private static Dictionary<string, string> Manifest(string folder)
    {
        CsvTable table = CsvTable.Read(Path.Join(folder, "MANIFEST.csv"));
        int file = table.Columns.IndexOf("file"), statistics = table.Columns.IndexOf("pixel_stats");
        return table.Rows.ToDictionary(row => row.Cells[file], row => row.Cells[statistics]);
    }

    // The manifest hashes big-endian arrays as they lie in the file.
    private static string Hash(DicomFrame[] frames, bool reversed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DicomFrame frame in frames)
        {
            byte[] bytes = frame.Bytes.ToArray();
            int size = bytes.Length / (frame.Rows * frame.Columns * frame.SamplesPerPixel);
            for (int at = 0; reversed && at < bytes.Length; at += size) Array.Reverse(bytes, at, size);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string Statistics(DicomFrame[] frames)
    {
        double least = double.MaxValue, most = double.MinValue, sum = 0;
        int count = frames[0].Rows * frames[0].Columns * frames[0].SamplesPerPixel;
        foreach (DicomFrame frame in frames)
        {
            for (int i = 0; i < count; i++)
            {
                double value = frame[i];
                (least, most, sum) = (Math.Min(least, value), Math.Max(most, value), sum + value);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"min={least} max={most} mean={sum / count / frames.Length:F2}");
    }

    [GeneratedRegex(@"shape=\(.*\) dtype=\S+")]
    private static partial Regex Shape { get; }
}
