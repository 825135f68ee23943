using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A classifier as a safetensors file: the network's tensors under torchvision's names, and metadata to rebuild it.</summary>
internal static class ClassifierFile
{
    private const string Format = "ballast_format", FormatVersion = "1", NetworkKey = "network", Classes = "class_names", Head = "classifier_head", Size = "image_size", Means = "channel_means", Deviations = "channel_deviations";

    public static void Save(string path, Network network, ClassNames classes, IReadOnlyDictionary<string, string> more)
    {
        Dictionary<string, string> metadata = new(more, StringComparer.Ordinal)
        {
            [Format] = FormatVersion,
            [NetworkKey] = network.Name.Spelling,
            [Classes] = JsonSerializer.Serialize(classes.ToArray()),
            [Head] = network.Options.Head.Spelling,
            [Size] = $"{network.Options.ImageSizePixels}",
            [Means] = JsonSerializer.Serialize(network.Name.ChannelMeans),
            [Deviations] = JsonSerializer.Serialize(network.Name.ChannelDeviations),
        };
        new SafeTensors(network.CaptureState(), metadata).Save(path);
    }

    public static Classifier Load(string path)
    {
        SafeTensors file = SafeTensors.Load(path);
        if (file.Metadata.GetValueOrDefault(Format) != FormatVersion) throw Refused(path, $"its metadata lack {Format} = {FormatVersion}");
        string[] classes = Names(path, file);
        if (!int.TryParse(file.Metadata.GetValueOrDefault(Size), out int size)) throw Refused(path, $"its metadata lack {Size}");
        // Files of Ballast before there was a choice say nothing.
        if (ClassifierHead.Parse(file.Metadata.GetValueOrDefault(Head) ?? "linear") is not { } head) throw Refused(path, $"its {Head} is '{file.Metadata[Head]}'");
        Network network = Networks.Create(NetworkName.Parse(file.Metadata.GetValueOrDefault(NetworkKey) ?? ""), new NetworkOptions { Classes = classes.Length, ImageSizePixels = size, Head = head });
        try
        {
            network.RestoreState(file.Tensors);
            return new Classifier(network, file.Metadata) { ClassNames = new ClassNames(classes) };
        }
        catch (ArgumentException cause)
        {
            network.Dispose();
            throw Refused(path, cause.Message.Split(" (Parameter", 2)[0].TrimEnd('.'));
        }
    }

    private static string[] Names(string path, SafeTensors file)
    {
        try
        {
            if (JsonSerializer.Deserialize<string[]>(file.Metadata.GetValueOrDefault(Classes) ?? "null") is { Length: >= 2 } names) return names;
        }
        catch (JsonException)
        {
            // Falls through to the same refusal as missing names.
        }

        throw Refused(path, $"its metadata lack {Classes}, a JSON list of two names or more");
    }

    private static BallastException Refused(string path, string why) => new($"{path}: not a classifier that Ballast saved: {why}. Give a best_model.safetensors of a run folder.");
}
