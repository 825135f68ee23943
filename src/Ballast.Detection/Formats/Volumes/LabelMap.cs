using System.Collections.Immutable;
using System.IO.Enumeration;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Turns the labels of a source into the classes of a dataset: several to one, or one by one. A label that no rule fits is dropped.</summary>
/// <remarks>A rule is a label in its exact spelling, or a pattern in which <c>*</c> stands for any letters and <c>?</c> for one. Exact rules go before patterns, patterns in their order. Upper
/// and lower case differ.</remarks>
public sealed class LabelMap
{
    private readonly ImmutableArray<(string Pattern, int Label)> patterns;
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);

    private LabelMap(ImmutableArray<(string Source, string ClassName)> rules)
    {
        Rules = rules;
        Classes = ClassNames.InGivenOrder(rules.Select(rule => rule.ClassName).Distinct(StringComparer.Ordinal));
        var made = ImmutableArray.CreateBuilder<(string, int)>();
        foreach ((string source, string className) in rules)
        {
            int label = Classes.LabelOf(className);
            if (source.AsSpan().ContainsAny('*', '?')) made.Add((source, label));
            else if (!exact.TryAdd(source, label) && exact[source] != label)
                throw new BallastException($"Label '{source}' goes to both '{Classes[exact[source]]}' and '{className}'. Remove one of the rules.");
        }

        patterns = made.ToImmutable();
    }

    /// <summary>The classes, in the order in which rules name them first.</summary>
    public ClassNames Classes { get; }

    /// <summary>The rules: label or pattern, and class.</summary>
    public ImmutableArray<(string Source, string ClassName)> Rules { get; }

    /// <summary>Makes a map of rules.</summary>
    /// <param name="rules">Label or pattern, and class; one or more, none empty.</param>
    /// <exception cref="BallastException">There is no rule, one is empty, or two contradict each other.</exception>
    public static LabelMap Of(params ImmutableArray<(string Source, string ClassName)> rules)
    {
        if (rules.IsDefaultOrEmpty) throw new BallastException("A label map needs one rule or more, such as 'Meniscus Tear=tear'.");
        ImmutableArray<(string Source, string ClassName)> trimmed = [.. rules.Select(rule => (rule.Source.Trim(), rule.ClassName.Trim()))];
        foreach ((string source, string className) in trimmed)
            if (source.Length == 0 || className.Length == 0)
                throw new BallastException($"The rule '{source}={className}' has an empty side. Write it as 'label=class'.");
        return new LabelMap(trimmed);
    }

    /// <summary>Makes a map of rules in text.</summary>
    /// <param name="rules">Each <c>label=class</c>, split at its last '='; a label alone is a class of the same name.</param>
    /// <exception cref="BallastException">There is no rule, one is empty, or two contradict each other.</exception>
    public static LabelMap Parse(IEnumerable<string> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Of([.. rules.Select(rule => rule.LastIndexOf('=') is var at and >= 0 ? (rule[..at], rule[(at + 1)..]) : (rule, rule))]);
    }

    /// <summary>A map of each label to a class of its own name.</summary>
    /// <param name="labels">The labels, in any order; each once or more.</param>
    public static LabelMap Identity(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Of([.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(label => (label, label))]);
    }

    /// <summary>The place of a label's class in <see cref="Classes"/>, or −1 where no rule fits.</summary>
    /// <param name="label">The label, in the words of the source.</param>
    public int LabelOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        string text = label.Trim();
        if (exact.TryGetValue(text, out int found)) return found;
        foreach ((string pattern, int place) in patterns)
            if (FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false))
                return place;
        return -1;
    }

    /// <summary>The labels of rows that no rule fits, and how often each is dropped, in ordinal order; statements about whole volumes are left out.</summary>
    /// <param name="annotations">The rows.</param>
    public ImmutableArray<(string Label, int Rows)> Dropped(VolumeAnnotations annotations)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        return [.. annotations.Rows.Where(row => !row.IsStudyLevel && LabelOf(row.LabelText) < 0).CountBy(row => row.LabelText).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
    }
}
