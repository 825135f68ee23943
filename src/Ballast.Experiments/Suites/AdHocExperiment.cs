using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Experiments that stand in no catalogue, written as <c>technique=smote+loss=focal_loss:gamma=3</c>.</summary>
internal static partial class AdHocExperiment
{
    public static readonly string[] Slots = ["technique", "loss", "sampler", "mixing", "adjust"];

    /// <summary>Whether a text is an experiment of its own rather than a name.</summary>
    public static bool IsOne(string text) => Array.Exists(Slots, slot => text.StartsWith(slot + "=", StringComparison.OrdinalIgnoreCase));

    /// <summary>The experiment that a text describes; that of the catalogue where it is one.</summary>
    public static Experiment Parse(string text)
    {
        Experiment experiment = Plain;
        var given = new HashSet<string>();
        foreach (string part in BetweenSlots().Split(text))
        {
            int equals = part.IndexOf('=');
            string slot = part[..Math.Max(0, equals)].Trim().ToLowerInvariant();
            if (!given.Add(slot)) throw new BallastException($"'{text}' gives {slot} twice. Leave one out.");
            experiment = With(experiment, slot, RecipeText.Parse(part[(equals + 1)..]), text);
        }

        return Known(experiment);
    }

    /// <summary>The experiment with one slot filled.</summary>
    public static Experiment With(Experiment experiment, string slot, RecipeText value, string text) => slot switch
    {
        "technique" => experiment with { Technique = Word(() => RunChoices.Techniques.Parse(value.Name), value) },
        "loss" => experiment with { Loss = RunChoices.Losses.Parse(value) },
        "sampler" => experiment with { Sampler = RunChoices.Samplers.Parse(value) },
        "mixing" => experiment with { Mixing = RunChoices.Mixings.Parse(value) },
        "adjust" => experiment with { Adjustment = Word(() => RunChoices.Adjustments.Parse(value.Name), value) },
        _ => throw new BallastException($"{value.Place}'{text}' has '{slot}' where one of {string.Join(", ", Slots)} should be. Write for example technique=smote+loss=focal_loss."),
    };

    /// <summary>The experiment of the catalogue that trains and adjusts alike, or this one with a name and a title made of what differs from doing nothing.</summary>
    public static Experiment Known(Experiment experiment) =>
        ExperimentCatalog.All.FirstOrDefault(each => each.TrainsAs(experiment) && each.Adjustment == experiment.Adjustment)
        ?? experiment with { Name = NameOf(experiment), Title = TitleOf(experiment), Group = GroupOf(experiment) };

    /// <summary>Nothing done, not yet named.</summary>
    public static Experiment Plain => ExperimentCatalog.Baseline;

    private static T Word<T>(Func<T> parse, RecipeText value)
    {
        if (!value.Parts.IsEmpty) throw new BallastException($"{value.Place}'{value.Name}' has no parameters, but '{value.Parts[0].Key}' is given. Leave it out.");
        try
        {
            return parse();
        }
        catch (BallastException error) when (value.Place.Length > 0)
        {
            throw new BallastException(value.Place + error.Message, innerException: error);
        }
    }

    private static string NameOf(Experiment experiment)
    {
        var parts = new List<string>();
        void Add(string slot, string text, string standard)
        {
            if (text != standard) parts.Add($"{slot}={text}");
        }

        Add("technique", RunChoices.Techniques.NameOf(experiment.Technique), RunChoices.Techniques.NameOf(Plain.Technique));
        Add("loss", RunChoices.Losses.Format(experiment.Loss), RunChoices.Losses.Format(Plain.Loss));
        Add("sampler", RunChoices.Samplers.Format(experiment.Sampler), RunChoices.Samplers.Format(Plain.Sampler));
        Add("mixing", RunChoices.Mixings.Format(experiment.Mixing), RunChoices.Mixings.Format(Plain.Mixing));
        Add("adjust", experiment.Adjustment is { } adjustment ? RunChoices.Adjustments.NameOf(adjustment) : "", "");
        return string.Join('+', parts);
    }

    private static string TitleOf(Experiment experiment)
    {
        var parts = new List<string>();
        if (experiment.Technique != Plain.Technique)
            parts.Add(ExperimentCatalog.All.First(each => each.Technique == experiment.Technique && each.IsPlain).Title);
        if (experiment.Loss != Plain.Loss) parts.Add(RunChoices.Losses.TitleOf(experiment.Loss));
        if (experiment.Sampler != Plain.Sampler) parts.Add(RunChoices.Samplers.TitleOf(experiment.Sampler));
        if (!Equals(experiment.Mixing, Plain.Mixing)) parts.Add(RunChoices.Mixings.TitleOf(experiment.Mixing));
        if (parts.Count == 0) parts.Add("Baseline");
        if (experiment.Adjustment is { } adjustment) parts.Add(AdjustmentChoices.TitleOf(adjustment));
        return string.Join(" + ", [parts[0], .. parts.Skip(1).Select(Inside)]);
    }

    /// <summary>A title inside another begins small, unless it is an abbreviation.</summary>
    private static string Inside(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    private static ExperimentGroup GroupOf(Experiment experiment)
    {
        if (experiment.Adjustment is not null) return ExperimentGroup.TwoStage;
        bool loss = experiment.Loss != Plain.Loss, sampler = experiment.Sampler != Plain.Sampler, mixing = !Equals(experiment.Mixing, Plain.Mixing);
        return (experiment.Technique != Plain.Technique, loss, sampler, mixing) switch
        {
            (false, true, false, false) => ExperimentGroup.Losses,
            (false, false, true, false) => ExperimentGroup.Samplers,
            (false, false, false, true) => ExperimentGroup.Mixing,
            (true, false, false, false) => ExperimentGroup.Extra,
            _ => ExperimentGroup.Combined,
        };
    }

    [GeneratedRegex(@"\+(?=(?:technique|loss|sampler|mixing|adjust)=)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BetweenSlots();
}
