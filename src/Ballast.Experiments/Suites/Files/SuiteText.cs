using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>Nodes of a suite file, with errors that name file, line and column.</summary>
/// <param name="Path">The file.</param>
internal sealed record SuiteText(string Path)
{
    /// <summary>Where a node stands, in front of a message.</summary>
    public string Place(YamlNode node) => $"{Path}:{node.Line}:{node.Column}: ";

    public BallastException Wrong(YamlNode node, string message) => new(Place(node) + message);

    /// <summary>The pairs of a map whose keys are known and stand once.</summary>
    /// <param name="node">The map.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="keys">The keys that are allowed.</param>
    public Dictionary<string, YamlNode> Map(YamlNode node, string what, IReadOnlyCollection<string> keys)
    {
        if (node.Pairs is not { } pairs) throw Wrong(node, $"{what} must be a map of {string.Join(", ", keys)}.");
        var known = new Dictionary<string, YamlNode>();
        foreach ((YamlNode key, YamlNode value) in pairs)
        {
            string name = (key.Text ?? throw Wrong(key, $"A key of {what} must be a word.")).Replace('-', '_');
            if (!keys.Contains(name)) throw Wrong(key, $"There is no '{key.Text}' in {what}. Did you mean '{NearestName.Of(name, keys)}'? Keys: {string.Join(", ", keys)}.");
            if (!known.TryAdd(name, value)) throw Wrong(key, $"'{key.Text}' stands twice in {what}. Leave one out.");
        }

        return known;
    }

    /// <summary>The items of a list; a value alone is a list of one.</summary>
    public ImmutableArray<YamlNode> List(YamlNode node, string what)
    {
        ImmutableArray<YamlNode> items = node.Items ?? (node.IsNothing ? [] : [node]);
        return items.IsEmpty ? throw Wrong(node, $"{what} is empty. Give one or more.") : items;
    }

    public string Text(YamlNode node, string what) => node is { Text: { } text, IsNothing: false } ? text : throw Wrong(node, $"{what} must be a single value.");

    /// <summary>A recipe: a text, or a map of <c>name</c> and parameters.</summary>
    public RecipeText Recipe(YamlNode node, string what)
    {
        if (node.Text is not null) return RecipeText.Parse(Text(node, what), Place(node));
        if (node.Pairs is not { } pairs) throw Wrong(node, $"{what} must be a name, or a map of name and parameters.");
        YamlNode? name = pairs.Where(pair => pair.Key.Text == "name").Select(pair => pair.Value).FirstOrDefault();
        return name is null
            ? throw Wrong(node, $"{what} needs a 'name' beside its parameters.")
            : new RecipeText(
                Text(name, "name"),
                [.. pairs.Where(pair => pair.Key.Text != "name").Select(pair => new RecipePart(pair.Key.Text ?? "", Value(pair.Value), Place(pair.Key)))],
                Place(name));
    }

    /// <summary>Does what reads a value and puts the place in front of its error.</summary>
    public T At<T>(YamlNode node, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new BallastException($"{Place(node)}'{node.Text}': {error.Message}.", innerException: error);
        }
        catch (Exception error) when (error is BallastException or ArgumentException && !error.Message.StartsWith(Path + ":", StringComparison.Ordinal))
        {
            throw new BallastException(Place(node) + error.Message, innerException: error);
        }
    }

    private string Value(YamlNode node) => node.Pairs is null ? Text(node, "A parameter") : Recipe(node, "A parameter").ToString();
}
