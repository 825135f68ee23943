using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A head as a safetensors file: what it learned, and what kind of head it is.</summary>
internal static class HeadFile
{
    private const string Format = "ballast_head_format", FormatVersion = "1", Kind = "head", ClassKey = "class_names", ScaleKey = "scale";
    private const string LinearKind = "linear", FactorsKind = "factors", MeansKind = "nearest_mean";
    private const string Weight = "weight", Bias = "bias", Factors = "factors", Means = "means";

    public static void Save(string path, FeatureHead head, ClassNames classes)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { [Format] = FormatVersion, [ClassKey] = JsonSerializer.Serialize(classes.ToArray()) };
        Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        switch (head)
        {
            case FeatureHead.Linear linear:
                metadata[Kind] = LinearKind;
                tensors[Weight] = Table(linear.Weights);
                tensors[Bias] = HeadFolding.Stored(linear.Bias.AsSpan(), linear.Classes);
                break;
            case FeatureHead.Factors factors:
                metadata[Kind] = FactorsKind;
                tensors[Factors] = HeadFolding.Stored(factors.Values.AsSpan(), factors.Classes);
                break;
            case FeatureHead.NearestMean nearest:
                metadata[Kind] = MeansKind;
                metadata[ScaleKey] = nearest.Scale.ToString("R", CultureInfo.InvariantCulture);
                tensors[Means] = Table(nearest.Means);
                break;
        }

        new SafeTensors(tensors, metadata).Save(path);
    }

    public static FeatureHead Load(string path)
    {
        SafeTensors file = SafeTensors.Load(path);
        if (file.Metadata.GetValueOrDefault(Format) != FormatVersion) throw Refused(path, $"its metadata lack {Format} = {FormatVersion}");
        try
        {
            return file.Metadata.GetValueOrDefault(Kind) switch
            {
                LinearKind => new FeatureHead.Linear(Table(path, file, Weight), [.. Row(path, file, Bias)]),
                FactorsKind => new FeatureHead.Factors([.. Row(path, file, Factors)]),
                MeansKind => new FeatureHead.NearestMean(Table(path, file, Means), Scale(path, file)),
                var kind => throw Refused(path, $"'{kind}' is no kind of head"),
            };
        }
        catch (ArgumentException cause)
        {
            throw Refused(path, cause.Message.Split(" (Parameter", 2)[0].TrimEnd('.'));
        }
    }

    private static StoredTensor Table(Matrix<float> table) => HeadFolding.Stored(table.Values, table.Rows, table.Columns);

    private static Matrix<float> Table(string path, SafeTensors file, string name)
    {
        StoredTensor stored = Tensor(path, file, name, 2);
        return new Matrix<float>(HeadFolding.Floats(stored), (int)stored.Shape[0], (int)stored.Shape[1]);
    }

    private static float[] Row(string path, SafeTensors file, string name) => HeadFolding.Floats(Tensor(path, file, name, 1));

    private static StoredTensor Tensor(string path, SafeTensors file, string name, int dimensions) =>
        file.Tensors.TryGetValue(name, out StoredTensor? stored) && stored.Type == TensorType.F32 && stored.Shape.Length == dimensions
            ? stored
            : throw Refused(path, $"it has no '{name}' of {dimensions} {(dimensions == 1 ? "dimension" : "dimensions")} in float32");

    private static double Scale(string path, SafeTensors file) =>
        double.TryParse(file.Metadata.GetValueOrDefault(ScaleKey), NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) ? scale : throw Refused(path, $"its metadata lack {ScaleKey}");

    private static BallastException Refused(string path, string why) => new($"{path}: not a head that Ballast saved: {why}. Run 'ballast adjust' on the run folder again.");
}
