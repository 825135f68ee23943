using System.IO.Compression;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>The zip archive that torch.save writes: a pickle and one stored entry a storage.</summary>
internal sealed class PyTorchArchive : IDisposable
{
    private const string PickleName = "data.pkl";

    private readonly ZipArchive zip;
    private readonly string path;
    private readonly string root;
    private readonly Dictionary<string, byte[]> storages = new(StringComparer.Ordinal);

    private PyTorchArchive(ZipArchive zip, long fileBytes, string path)
    {
        this.zip = zip;
        this.path = path;
        FileBytes = fileBytes;
        root = FindRoot();
        RefuseTorchScript();
        CheckSizes();
        RefuseBigEndian();
    }

    /// <summary>The length of the file; no archive yields more.</summary>
    public long FileBytes { get; }

    /// <summary>Opens an archive; the stream stays the caller's.</summary>
    public static PyTorchArchive Open(Stream stream, string path)
    {
        ZipArchive? opened = null;
        try
        {
            opened = new ZipArchive(stream, ZipArchiveMode.Read, true);
            return new PyTorchArchive(opened, stream.Length, path);
        }
        catch (InvalidDataException cause)
        {
            opened?.Dispose();
            throw new BallastException($"{path}: not a valid PyTorch file: the zip archive is broken or cut short. {cause.Message}", innerException: cause);
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    public void Dispose() => zip.Dispose();

    public byte[] Pickle() => Read(zip.GetEntry(root + PickleName)!);

    /// <summary>The bytes of a storage; read once, however many tensors share it.</summary>
    public byte[] Storage(string key)
    {
        if (storages.TryGetValue(key, out byte[]? known)) return known;
        ZipArchiveEntry entry = zip.GetEntry($"{root}data/{key}") ?? throw Broken($"the storage data/{key} is missing");
        return storages[key] = Read(entry);
    }

    private byte[] Read(ZipArchiveEntry entry)
    {
        if (entry.Length > Array.MaxLength) throw new BallastException($"{path}: {entry.FullName} has {entry.Length} bytes; one entry may have up to {Array.MaxLength}.");
        try
        {
            byte[] bytes = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException)
        {
            throw new BallastException($"{path}: not a valid PyTorch file: {entry.FullName} cannot be read. {cause.Message}", innerException: cause);
        }
    }

    /// <summary>torch.save does not compress: whatever announces more than it occupies is an attack or not from PyTorch.</summary>
    private void CheckSizes()
    {
        long total = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (entry.Length != entry.CompressedLength) throw Broken($"{entry.FullName} is compressed, which torch.save never does");
            total += Math.Min(entry.Length, FileBytes);
            if (entry.Length > FileBytes || total > FileBytes) throw Broken("its entries announce more bytes than the file has");
        }
    }

    private string FindRoot()
    {
        string[] pickles = [.. zip.Entries.Select(entry => entry.FullName).Where(name => name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal))];
        return pickles.Length == 1
            ? pickles[0][..^PickleName.Length]
            : throw Broken(pickles.Length == 0 ? "the zip archive has no data.pkl" : "the zip archive has more than one data.pkl");
    }

    private void RefuseTorchScript()
    {
        if (zip.GetEntry(root + "constants.pkl") is not null)
            throw new BallastException($"{path}: is a TorchScript program, which is not run here. Save the weights with torch.save(model.state_dict(), path).");
    }

    private void RefuseBigEndian()
    {
        if (zip.GetEntry(root + "byteorder") is { } order && !Read(order).AsSpan().SequenceEqual("little"u8))
            throw new BallastException($"{path}: was written on a big-endian machine. Save it again on a little-endian one.");
    }

    private BallastException Broken(string what) => new($"{path}: not a valid PyTorch file: {what}.");
}
