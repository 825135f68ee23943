using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Interchange;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Reads a suite from a file in YAML or JSON: datasets × networks × techniques × seeds, with settings that all runs share.</summary>
/// <remarks>Paths are relative to the file. Every error names file, line and column.</remarks>
public static class SuiteFile
{
    private static readonly string[] Keys = ["output", "datasets", "models", "seeds", "techniques", "settings", "exclude"];

    /// <summary>Reads a suite.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The suite; nothing has been read of its datasets.</returns>
    /// <exception cref="BallastException">There is no such file, it is not YAML, or it asks for something that does not exist.</exception>
    public static SuiteGrid Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path)) throw new BallastException($"There is no suite file '{path}'. Give the path of a YAML or JSON file; docs/examples/leaf-suite.yaml is one.");
        string text = File.ReadAllText(path);
        YamlNode root = YamlDocument.ParseMap(text, path) ?? throw new BallastException($"{path}:1:1: a suite is a map of {string.Join(", ", Keys)}.");
        return new Reading(new SuiteText(path), Path.GetDirectoryName(Path.GetFullPath(path))!).Grid(root);
    }

    /// <summary>One reading of a file.</summary>
    private sealed class Reading(SuiteText file, string folder)
    {
        public SuiteGrid Grid(YamlNode root)
        {
            Dictionary<string, YamlNode> map = file.Map(root, "the suite", Keys);
            if (!map.TryGetValue("datasets", out YamlNode? datasets)) throw file.Wrong(root, "The suite names no datasets. Write for example 'datasets: [photos]'.");
            RunSettings template = Shared(map.GetValueOrDefault("settings"), out bool ownSize);
            if (map.TryGetValue("output", out YamlNode? output)) template = template with { OutputFolder = Whole(file.Text(output, "output")) };
            ImmutableArray<SuiteDataset> sets = [.. file.List(datasets, "datasets").Select(node => Dataset(node, template.Data))];
            Unique(file.List(datasets, "datasets"), [.. sets.Select(set => set.Name)], "dataset", "Give one of them another 'name'.");
            ImmutableArray<NetworkName> models = map.TryGetValue("models", out YamlNode? nodes)
                ? [.. file.List(nodes, "models").Select(node => file.At(node, () => RunChoices.Models.Parse(file.Text(node, "A model"))))]
                : [template.Training.Network];
            ImmutableArray<uint> seeds = map.TryGetValue("seeds", out YamlNode? numbers) ? Seeds(numbers) : [template.Seed];
            ImmutableArray<Experiment> experiments = map.TryGetValue("techniques", out YamlNode? techniques) ? Techniques(techniques) : ExperimentCatalog.Suite;
            var words = new SuiteWords([.. sets.Select(set => set.Name)], models, experiments, seeds);
            ImmutableArray<SuiteExclusion> excluded = map.TryGetValue("exclude", out YamlNode? exclude)
                ? [.. file.List(exclude, "exclude").Select(node => SuiteExclusion.Read(file, node, words))]
                : [];
            return new SuiteGrid(template, sets, models)
            {
                Experiments = experiments,
                Seeds = seeds,
                Exclusions = excluded,
                ImageSizeOfNetwork = !ownSize,
                HasOutput = output is not null,
            };
        }

        private RunSettings Shared(YamlNode? node, out bool ownSize)
        {
            var settings = new RunSettings { DatasetPath = "", Checkpoints = new CheckpointInterval() };
            ownSize = false;
            if (node is null) return settings;
            foreach ((string key, YamlNode value) in file.Map(node, "settings", [.. SuiteKeys.Run.Keys, .. SuiteKeys.Data.Keys]))
            {
                string text = value.Pairs is null ? file.Text(value, key) : file.Recipe(value, key).ToString();
                if (SuiteKeys.Folders.Contains(key) && !TrackingSettings.IsAddress(text)) text = Whole(text);
                if (SuiteKeys.Files.Contains(key) && (text.Contains('.', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal))) text = Whole(text);
                RunSettings before = settings;
                settings = file.At(value, () => SuiteKeys.Run.TryGetValue(key, out Func<RunSettings, string, RunSettings>? run)
                    ? run(before, text)
                    : before with { Data = SuiteKeys.Data[key](before.Data, text) });
                ownSize |= key == "image_size";
            }

            return settings;
        }

        private SuiteDataset Dataset(YamlNode node, DataSettings shared)
        {
            if (node.Text is not null) return Named(node, file.Text(node, "A dataset"), null, shared);
            Dictionary<string, YamlNode> map = file.Map(node, "a dataset", ["path", "name", .. SuiteKeys.Data.Keys]);
            if (!map.TryGetValue("path", out YamlNode? path)) throw file.Wrong(node, "A dataset needs a 'path'.");
            DataSettings data = shared;
            foreach ((string key, YamlNode value) in map.Where(pair => SuiteKeys.Data.ContainsKey(pair.Key)))
            {
                DataSettings before = data;
                data = file.At(value, () => SuiteKeys.Data[key](before, file.Text(value, key)));
            }

            return Named(path, file.Text(path, "path"), map.TryGetValue("name", out YamlNode? name) ? (name, file.Text(name, "name")) : null, data);
        }

        private SuiteDataset Named(YamlNode at, string path, (YamlNode At, string Name)? given, DataSettings data)
        {
            string whole = Whole(path), name = given?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(whole));
            if (name.Length == 0 || name == ExperimentSuite.FolderName || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ') || name[0] == '.')
                throw file.Wrong(given?.At ?? at, $"The dataset's name '{name}' cannot be a folder. Give a 'name' of letters, digits, '-', '_' and '.'.");
            return new SuiteDataset(name, whole, data);
        }

        private ImmutableArray<uint> Seeds(YamlNode node)
        {
            ImmutableArray<YamlNode> items = file.List(node, "seeds");
            ImmutableArray<uint> seeds =
            [
                .. items.Select(item => uint.TryParse(file.Text(item, "A seed"), out uint seed)
                    ? seed
                    : throw file.Wrong(item, $"'{item.Text}' is no seed; a seed is a whole number from 0 to {uint.MaxValue}.")),
            ];
            Unique(items, [.. seeds.Select(seed => $"{seed}")], "seed", "Leave one out.");
            return seeds;
        }

        private ImmutableArray<Experiment> Techniques(YamlNode node)
        {
            ImmutableArray<YamlNode> items = file.List(node, "techniques");
            (YamlNode At, Experiment Experiment)[] found = [.. items.SelectMany(item => SuiteTechnique.Read(file, item).Select(each => (item, each)))];
            Unique([.. found.Select(each => each.At)], [.. found.Select(each => each.Experiment.Name)], "technique", "Leave one out, or give it another 'name'.");
            Unique([.. found.Select(each => each.At)], [.. found.Select(each => each.Experiment.Title)], "title", "Give one of them another 'title'.");
            return [.. found.Select(each => each.Experiment)];
        }

        private void Unique(ImmutableArray<YamlNode> nodes, ImmutableArray<string> names, string what, string remedy)
        {
            for (int i = 0; i < names.Length; i++)
                if (names.IndexOf(names[i]) is int first && first < i)
                    throw file.Wrong(nodes[i], $"The {what} '{names[i]}' stands twice, first at line {nodes[first].Line}. {remedy}");
        }

        private string Whole(string path) => Path.GetFullPath(path, folder);
    }
}
