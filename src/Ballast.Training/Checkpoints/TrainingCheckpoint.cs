using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A run between two steps, as a safetensors file whose metadata hold the rest and a checksum of everything.</summary>
internal sealed record TrainingCheckpoint(TrainingPosition Position, CheckpointTensors Tensors)
{
    private const string FormatKey = "ballast_checkpoint", FormatVersion = "1", IdentityKey = "identity", PositionKey = "position", ChecksumKey = "sha256";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true };

    /// <summary>Writes the file whole or not at all.</summary>
    public void Save(string path, IReadOnlyDictionary<string, string> identity)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [FormatKey] = FormatVersion,
            [IdentityKey] = JsonSerializer.Serialize(identity),
            [PositionKey] = JsonSerializer.Serialize(Position, Json),
        };
        metadata[ChecksumKey] = Checksum(Tensors.All, metadata);
        new SafeTensors(Tensors.All, metadata).Save(path);
    }

    /// <summary>Reads the file and checks that it is whole and of this run.</summary>
    /// <exception cref="BallastException">It is damaged, or of another run.</exception>
    public static TrainingCheckpoint Load(string path, IReadOnlyDictionary<string, string> identity)
    {
        SafeTensors file = Read(path);
        if (file.Metadata.GetValueOrDefault(FormatKey) != FormatVersion) throw Damaged(path, $"its metadata lack {FormatKey} = {FormatVersion}");
        if (Checksum(file.Tensors, file.Metadata) != file.Metadata.GetValueOrDefault(ChecksumKey)) throw Damaged(path, "its content does not have the checksum that was written with it");
        CheckIdentity(path, JsonSerializer.Deserialize<Dictionary<string, string>>(file.Metadata[IdentityKey])!, identity);
        return new TrainingCheckpoint(JsonSerializer.Deserialize<TrainingPosition>(file.Metadata[PositionKey], Json)!, new CheckpointTensors(file.Tensors));
    }

    private static SafeTensors Read(string path)
    {
        try
        {
            return SafeTensors.Load(path);
        }
        catch (BallastException cause) when (cause.InnerException is not (IOException or UnauthorizedAccessException))
        {
            throw Damaged(path, cause.Message.Replace($"{path}: ", "", StringComparison.Ordinal).TrimEnd('.'), cause);
        }
    }

    private static void CheckIdentity(string path, Dictionary<string, string> then, IReadOnlyDictionary<string, string> now)
    {
        string[] different =
        [
            .. then.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Where(name => then.GetValueOrDefault(name) != now.GetValueOrDefault(name))
                .Select(name => $"{name} was {Short(then.GetValueOrDefault(name))} and is {Short(now.GetValueOrDefault(name))}"),
        ];
        if (different.Length > 0)
            throw new BallastException($"{path}: the checkpoint is of another run: {string.Join("; ", different)}. Train with the settings and data of the checkpoint, or delete it to begin anew.");
    }

    private static string Short(string? value) => value switch
    {
        null => "not there",
        { Length: 64 } when value.All(char.IsAsciiHexDigitLower) => value[..8] + "…",
        _ => value,
    };

    /// <summary>SHA-256 over all texts but itself and all tensors with their names, types and shapes.</summary>
    private static string Checksum(IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            if (name != ChecksumKey)
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text}\n"));
        foreach ((string name, StoredTensor tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{tensor.Type} {TensorShape.Text(tensor.Shape)}\n"));
            hash.AppendData(tensor.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static BallastException Damaged(string path, string why, Exception? cause = null) =>
        new($"{path}: the checkpoint is damaged: {why}. Delete it to begin anew.", innerException: cause);
}
