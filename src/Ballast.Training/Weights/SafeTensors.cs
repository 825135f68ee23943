using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>Named tensors and texts about them, as a safetensors file holds them. Reading one never runs anything that the file contains.</summary>
/// <remarks>
/// Format: the length of the header in 8 little-endian bytes, a JSON header, the numbers (github.com/huggingface/safetensors). Files are checked
/// as a whole before any number is read: every byte belongs to exactly one tensor. Saving equal content gives equal bytes.
/// </remarks>
public sealed class SafeTensors
{
    /// <summary>Collects tensors.</summary>
    /// <param name="tensors">The tensors by name; no name is empty or <c>__metadata__</c>.</param>
    /// <param name="metadata">Texts about them; default none.</param>
    /// <exception cref="ArgumentException">A name is empty or reserved.</exception>
    public SafeTensors(IEnumerable<KeyValuePair<string, StoredTensor>> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        Tensors = tensors.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Metadata = (metadata ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach (string name in Tensors.Keys)
            if (name.Length == 0 || name == SafeTensorsHeader.MetadataKey)
                throw new ArgumentException($"'{name}' cannot be the name of a tensor.", nameof(tensors));
    }

    /// <summary>The tensors by name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Texts about the tensors, for example where they come from.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file cannot be read or is not a whole, valid safetensors file; the message says what is wrong.</exception>
    public static SafeTensors Load(string path)
    {
        using FileStream file = WeightFile.Open(path);
        return WeightFile.Guard(path, () => SafeTensorsReader.Read(file, path));
    }

    /// <summary>Writes a file: under another name first, so that a file of this name is always whole.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string partial = path + ".partial";
        try
        {
            using (FileStream file = new(partial, FileMode.Create, FileAccess.Write))
            {
                SafeTensorsWriter.Write(this, file);
                file.Flush(true);
            }

            File.Move(partial, path, true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Discard(partial);
            throw new BallastException($"{path}: cannot be written. {cause.Message}", innerException: cause);
        }
    }

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The failure to write is the one worth reporting.
            _ = cause;
        }
    }
}
