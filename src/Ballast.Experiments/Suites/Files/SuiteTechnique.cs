using System.Collections.Immutable;
using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>An item of <c>techniques</c>: a name of the catalogue, a text such as <c>loss=focal_loss:gamma=3</c>, a group, or a map of what differs from doing nothing.</summary>
internal static class SuiteTechnique
{
    private static readonly string[] Keys = ["name", "title", "group", .. AdHocExperiment.Slots];

    public static ImmutableArray<Experiment> Read(SuiteText file, YamlNode node)
    {
        if (node.Pairs is null)
        {
            string text = file.Text(node, "A technique");
            return [file.At(node, () => ExperimentCatalog.Find(text))];
        }

        Dictionary<string, YamlNode> map = file.Map(node, "a technique", Keys);
        if (map.TryGetValue("group", out YamlNode? group))
        {
            if (map.Count > 1) throw file.Wrong(node, "A technique is a group or is described, not both. Leave 'group' out, or all else.");
            return [.. file.At(group, () => ExperimentCatalog.All.Where(each => each.Group == RunChoices.Groups.Parse(file.Text(group, "group"))))];
        }

        Experiment experiment = AdHocExperiment.Plain;
        foreach ((string slot, YamlNode value) in map.Where(pair => AdHocExperiment.Slots.Contains(pair.Key)))
        {
            Experiment before = experiment;
            experiment = file.At(value, () => AdHocExperiment.With(before, slot, file.Recipe(value, slot), slot));
        }

        experiment = AdHocExperiment.Known(experiment);
        string? name = map.TryGetValue("name", out YamlNode? named) ? file.Text(named, "name") : null;
        string? title = map.TryGetValue("title", out YamlNode? titled) ? file.Text(titled, "title") : null;
        // The baseline stays what all others are measured against, whatever it is called.
        return experiment == ExperimentCatalog.Baseline ? [experiment] : [experiment with { Name = name ?? experiment.Name, Title = title ?? experiment.Title }];
    }
}
