using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>Runs of a grid that are left out: those that match everything that is named.</summary>
/// <param name="Datasets">Datasets; empty means all.</param>
/// <param name="Models">Networks; empty means all.</param>
/// <param name="Techniques">Experiments by name; empty means all.</param>
/// <param name="Seeds">Seeds; empty means all.</param>
public sealed record SuiteExclusion(ImmutableArray<string> Datasets, ImmutableArray<string> Models, ImmutableArray<string> Techniques, ImmutableArray<string> Seeds)
{
    private static readonly string[] Keys = ["dataset", "model", "technique", "seed"];

    internal static SuiteExclusion Read(SuiteText file, YamlNode node, SuiteWords words)
    {
        Dictionary<string, YamlNode> map = file.Map(node, "an exclusion", Keys);
        if (map.Count == 0) throw file.Wrong(node, "An exclusion that names nothing would leave out everything. Name a dataset, model, technique or seed.");
        ImmutableArray<string> Of(string key, IEnumerable<string> known) =>
            map.TryGetValue(key, out YamlNode? value) ? [.. file.List(value, key).Select(item => Known(file, item, key, [.. known]))] : [];
        return new SuiteExclusion(
            Of("dataset", words.Datasets),
            Of("model", words.Models.Select(RunChoices.Models.NameOf)),
            Of("technique", words.Experiments.Select(each => each.Name)),
            Of("seed", words.Seeds.Select(seed => $"{seed}")));
    }

    /// <summary>Whether a run is left out.</summary>
    internal bool Matches(string dataset, string model, Experiment experiment, uint seed) =>
        Names(Datasets, dataset) && Names(Models, model) && Names(Techniques, experiment.Name) && Names(Seeds, $"{seed}");

    private static bool Names(ImmutableArray<string> names, string name) => names.IsEmpty || names.Contains(name);

    private static string Known(SuiteText file, YamlNode item, string key, string[] known)
    {
        string text = file.Text(item, key);
        return known.Contains(text)
            ? text
            : throw file.Wrong(item, $"The suite has no {key} '{text}' to leave out. Did you mean '{NearestName.Of(text, known)}'? It has: {string.Join(", ", known)}.");
    }
}
