using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ballast.Core;
using Microsoft.VisualBasic.FileIO;

namespace Ballast.Volumes.Tests;

/// <summary>Every file of the shared folder against MANIFEST.csv, which pydicom 2.3.1 wrote.</summary>
public sealed partial class DicomManifestTests
{
    [Fact]
    public void Dump()
    {
        string folder = SharedData.Folder("dicom");
        var lines = new List<string>();
        using var parser = new TextFieldParser(Path.Join(folder, "MANIFEST.csv"));
        parser.SetDelimiters(",");
        parser.ReadFields();
        while (parser.ReadFields() is { } row)
        {
            string stats = row[^1];
            string result;
            try
            {
                DicomFile file = DicomFile.Read(Path.Join(folder, row[0]));
                DicomFrame[] frames = [.. Enumerable.Range(0, Math.Max(1, file.Header.Frames)).Select(file.ReadFrame)];
                byte[] all = [.. frames.SelectMany(f => f.Bytes.ToArray())];
                string type = frames[0].SampleType.ToString();
                if (stats.Contains('>')) for (int i = 0; i < all.Length; i += stats.Contains("i2") ? 2 : 4) all.AsSpan(i, stats.Contains("i2") ? 2 : 4).Reverse();
                string hash = Convert.ToHexStringLower(SHA256.HashData(all))[..16];
                result = (stats.Contains(hash) ? "OK" : stats.Contains("min") ? "DIFF" : "NEW") + " " + type + " " + hash;
            }
            catch (BallastException e) { result = "REFUSED " + e.Message; }
            catch (Exception e) { result = "CRASH " + e; }
            lines.Add($"{row[0]}: {result} | {stats}");
        }
        File.WriteAllLines("/tmp/dump.txt", lines);
    }
}
