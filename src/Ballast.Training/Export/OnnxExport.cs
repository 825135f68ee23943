using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Ballast.Core;
using Ballast.Interchange;

namespace Ballast.Training;

/// <summary>A network in evaluation mode as an ONNX model.</summary>
internal static class OnnxExport
{
    private const string Images = "images", Logits = "logits", Probabilities = "probabilities";

    public static OnnxModel Of(Network network, IReadOnlyDictionary<string, string> metadata, OnnxExportOptions options)
    {
        if (options.ClassNames is { } names && names.Count != network.Options.Classes)
            throw new ArgumentException($"The network has {network.Options.Classes} classes, but {names.Count} names were given.", nameof(options));
        return new OnnxModel(Graph(network, options))
        {
            Producer = ("Ballast", typeof(OnnxExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? ""),
            Metadata = Describe(network, metadata, options),
        };
    }

    private static OnnxGraph Graph(Network network, OnnxExportOptions options)
    {
        var graph = new OnnxGraph(network.Name.Spelling);
        int side = network.Options.ImageSizePixels!.Value;
        OnnxElement element = options.Input == OnnxInput.ByteRgb ? OnnxElement.UInt8 : OnnxElement.Float;
        string images = Normalized(graph, graph.Input(new OnnxValue(Images, element, [3, side, side])), network.Name, options.Input);
        var export = new NetworkExport(graph, network.Module);
        string logits = network.Module.ExportHead(export, network.Module.ExportTrunk(export, images)); // [n, classes]
        graph.Output(logits, new OnnxValue(Logits, OnnxElement.Float, [network.Options.Classes]));
        if (options.Output == OnnxOutput.Logits) return graph;
        string probabilities = graph.Add("Softmax", [Logits], OnnxAttribute.Of("axis", 1)); // [n, classes]
        graph.Output(probabilities, new OnnxValue(Probabilities, OnnxElement.Float, [network.Options.Classes]));
        return graph;
    }

    /// <summary>(value / largest − mean) / deviation as a product and a sum, as the loader computes it.</summary>
    private static string Normalized(OnnxGraph graph, string images, NetworkName network, OnnxInput input)
    {
        if (input == OnnxInput.Normalized) return images;
        double largest = input == OnnxInput.ByteRgb ? 255 : 1;
        float[] scales = [.. network.ChannelDeviations.Select(deviation => (float)(1 / (largest * deviation)))];
        float[] shifts = [.. network.ChannelMeans.Zip(network.ChannelDeviations, (mean, deviation) => (float)(-(double)mean / deviation))];
        ImmutableArray<long> shape = [1, 3, 1, 1];
        string numbers = input == OnnxInput.ByteRgb ? graph.Add("Cast", [images], OnnxAttribute.Of("to", (long)OnnxElement.Float)) : images;
        string scaled = graph.Add("Mul", [numbers, graph.Constant("channel_scales", shape, scales)]);
        return graph.Add("Add", [scaled, graph.Constant("channel_shifts", shape, shifts)]);
    }

    private static Dictionary<string, string> Describe(Network network, IReadOnlyDictionary<string, string> metadata, OnnxExportOptions options)
    {
        Dictionary<string, string> texts = new(metadata, StringComparer.Ordinal)
        {
            ["network"] = network.Name.Spelling,
            ["image_size"] = $"{network.Options.ImageSizePixels}",
            ["channel_means"] = JsonSerializer.Serialize(network.Name.ChannelMeans),
            ["channel_deviations"] = JsonSerializer.Serialize(network.Name.ChannelDeviations),
            ["input"] = options.Input switch
            {
                OnnxInput.ByteRgb => "bytes_rgb",
                OnnxInput.UnitRgb => "unit_rgb",
                _ => "normalized_rgb",
            },
        };
        if (options.ClassNames is { } names) texts["class_names"] = JsonSerializer.Serialize(names.ToArray());
        return texts;
    }
}
