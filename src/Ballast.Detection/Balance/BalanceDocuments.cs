using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Writes <c>dataset.yaml</c> and <c>balanced_dataset_metadata.json</c>.</summary>
internal static class BalanceDocuments
{
    internal const string Metadata = "balanced_dataset_metadata.json";

    internal static readonly SplitPart[] Parts = Enum.GetValues<SplitPart>();

    internal static void Write(BalancePlan plan, WrittenImage[] files, StagingFolder staged, LinkMode link)
    {
        DatasetYaml.Write(staged, plan.Classes, Comments(plan));
        using FileStream stream = File.Create(Path.Join(staged.Partial, Metadata));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteSource(json, plan);
        WriteParameters(json, plan, link);
        WriteVolumes(json, plan);
        WriteStatistics(json, plan);
        WriteSlices(json, plan, files);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static IEnumerable<string> Comments(BalancePlan plan) =>
    [
        $"Split by volume with seed {plan.Options.Seed}; only the training part is balanced.",
        .. Parts.Select(part => (part, counts: plan.After(part))).Select(each =>
            $"{PartWords.Of(each.part)}: {each.counts.Images} images, {each.counts.PositiveImages} with objects, {each.counts.NegativeImages} without; {plan.Before(each.part).Volumes} volumes"),
    ];

    private static void WriteSource(Utf8JsonWriter json, BalancePlan plan)
    {
        PartCounts source = plan.Source;
        json.WriteStartObject("source");
        json.WriteString("input_dataset", plan.Root);
        json.WriteNumber("original_tear_count", source.PositiveImages);
        json.WriteNumber("original_no_tear_count", source.NegativeImages);
        json.WriteString("original_ratio", source.PositiveImages == 0 ? "no tear" : string.Create(CultureInfo.InvariantCulture, $"{source.NegativeImages / (double)source.PositiveImages:F2}:1"));
        json.WriteNumber("original_images", source.Images);
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, BalancePlan plan, LinkMode link)
    {
        json.WriteStartObject("parameters");
        json.WriteNumber("train_ratio", plan.Options.Ratios.Train);
        json.WriteNumber("val_ratio", plan.Options.Ratios.Validation);
        json.WriteNumber("test_ratio", plan.Options.Ratios.Test);
        json.WriteNumber("seed", plan.Options.Seed);
        if (plan.Options.Selection.Ratio is { } ratio) json.WriteNumber("neg_ratio", ratio);
        else json.WriteNull("neg_ratio");
        json.WriteString("link", link.ToString().ToLowerInvariant());
        json.WriteString("sampling_method", plan.Options.Selection.MethodName);
        json.WriteString("approach", "Volumes are split first, those with objects and those without alike; then the training part is balanced by slice label. Validation and test stay as they are.");
        json.WriteString("data_leakage_prevention", plan.Options.PatientMapFile is null ? "All slices of a volume are in one part; a patient may have several volumes." : "All volumes of a patient are in one part.");
        json.WriteEndObject();
    }

    private static void WriteVolumes(Utf8JsonWriter json, BalancePlan plan)
    {
        json.WriteStartObject("volume_statistics");
        foreach (SplitPart part in Parts) json.WriteNumber($"{PartWords.Of(part)}_volumes", plan.Before(part).Volumes);
        json.WriteNumber("total_volumes", plan.Source.Volumes);
        json.WriteStartObject("tear_volumes");
        foreach (SplitPart part in Parts) json.WriteNumber(PartWords.Of(part), plan.Before(part).PositiveVolumes);
        json.WriteNumber("total", plan.Source.PositiveVolumes);
        json.WriteEndObject();
        bool apart = Parts.Sum(plan.Groups) == plan.Images.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count();
        json.WriteBoolean("no_overlap_verified", apart && Parts.Sum(part => plan.Before(part).Volumes) == plan.Source.Volumes);
        json.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter json, BalancePlan plan)
    {
        json.WriteStartObject("statistics");
        json.WriteStartObject("splits");
        foreach (SplitPart part in Parts)
        {
            PartCounts counts = plan.After(part);
            json.WriteStartObject(PartWords.Of(part));
            json.WriteNumber("total", counts.Images);
            json.WriteNumber("tear", counts.PositiveImages);
            json.WriteNumber("no_tear", counts.NegativeImages);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("total_images", Parts.Sum(part => plan.After(part).Images));
        json.WriteNumber("total_tear", Parts.Sum(part => plan.After(part).PositiveImages));
        json.WriteNumber("total_no_tear", Parts.Sum(part => plan.After(part).NegativeImages));
        json.WriteNumber("left_out_images", plan.Images.Count(image => image.Copies == 0));
        foreach (SplitPart part in Parts) json.WriteString($"{PartWords.Of(part)}_balance_ratio", $"{plan.After(part).PositiveImages}:{plan.After(part).NegativeImages}");
        json.WriteEndObject();
    }

    private static void WriteSlices(Utf8JsonWriter json, BalancePlan plan, WrittenImage[] files)
    {
        json.WriteStartObject("slice_details");
        foreach (SplitPart part in Parts)
        {
            json.WriteStartArray(PartWords.Of(part));
            foreach (WrittenImage file in files.Where(file => file.Image.Part == part))
            {
                json.WriteStartObject();
                json.WriteString("image", file.Name);
                json.WriteString("volume_id", file.Image.Volume);
                if (plan.Options.PatientMapFile is not null) json.WriteString("patient_id", file.Image.Group);
                json.WriteBoolean("has_tear", file.Image.IsPositive);
                json.WriteString("original_split", file.Image.OriginalPart is { } original ? PartWords.Of(original) : null);
                if (file.Repeat > 0) json.WriteString("repeat_of", file.Image.Source.Inner);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
