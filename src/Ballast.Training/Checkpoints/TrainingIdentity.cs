using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>What a run trains with and on, as texts by name: a checkpoint of another run is not gone on from.</summary>
/// <remarks>Images are told apart by their numbers, labels and the pixels of a few; what the caller knows of their content is <see cref="TrainingData.Fingerprint"/>.</remarks>
internal static class TrainingIdentity
{
    private const int ImagesLookedAt = 8;

    // Batches do not depend on the first; threads decide by the number of shards, which is told apart itself.
    private static readonly string[] Indifferent = ["batches_ahead", "threads"];

    public static SortedDictionary<string, string> Of(TrainingSettings settings, TrainingData data, int shards)
    {
        SortedDictionary<string, string> identity = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in JsonNode.Parse(settings.ToJson())!.AsObject())
            if (!Indifferent.Contains(name))
                identity[name] = value?.ToJsonString() ?? "null";
        identity["training threads"] = $"{shards}";
        identity["vector width"] = $"{System.Numerics.Vector<float>.Count}";
        identity["number of classes"] = $"{data.TrainCounts.Classes}";
        identity["counts of the classes"] = string.Join(' ', Enumerable.Range(0, data.TrainCounts.Classes).Select(c => data.TrainCounts[c]));
        identity["fingerprint of the data"] = data.Fingerprint ?? "none";
        Describe(identity, "training", data.Train);
        Describe(identity, "validation", data.Validation);
        return identity;
    }

    private static void Describe(SortedDictionary<string, string> identity, string part, IImageSource images)
    {
        identity[$"number of {part} images"] = $"{images.Count}";
        identity[$"labels of the {part} images"] = Labels(images);
        identity[$"pixels of the {part} images"] = Pixels(images);
    }

    private static string Labels(IImageSource images)
    {
        byte[] labels = new byte[sizeof(int) * images.Count];
        for (int i = 0; i < images.Count; i++) BinaryPrimitives.WriteInt32LittleEndian(labels.AsSpan(sizeof(int) * i), images.LabelOf(i));
        return Convert.ToHexStringLower(SHA256.HashData(labels));
    }

    private static string Pixels(IImageSource images)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] rgb = new byte[3 * images.SizePixels * images.SizePixels];
        int looked = Math.Min(ImagesLookedAt, images.Count);
        for (int i = 0; i < looked; i++)
        {
            images.Read((int)((long)images.Count * i / looked), rgb);
            hash.AppendData(rgb);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
