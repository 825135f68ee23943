using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Named things with parameters, spelled alike on the command line, in <c>config.json</c> and in suite files: <c>ldam:max_margin=0.5,scale=30</c>.</summary>
/// <remarks>Immutable. Names and keys are read in any case; hyphens and underscores are the same. A parameter that is a recipe itself stands in parentheses.</remarks>
/// <typeparam name="T">The type of the values: a closed hierarchy of immutable records.</typeparam>
public sealed class Recipes<T>
    where T : class?
{
    private readonly string subject;
    private readonly ImmutableArray<Recipe<T>> entries;

    internal Recipes(string subject, params ImmutableArray<Recipe<T>> entries)
    {
        this.subject = subject;
        this.entries = entries;
    }

    /// <summary>The names, in the order of the list.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    /// <summary>Every recipe with its parameters, for people.</summary>
    public ImmutableArray<RecipeHelp> Help =>
    [
        .. entries.Select(entry => new RecipeHelp(
            entry.Name, entry.Title, entry.Description, [.. entry.Parameters.Select(each => new RecipeParameterHelp(each.Key, each.Description, each.Read(entry.Standard)))])),
    ];

    /// <summary>The value that a text stands for.</summary>
    /// <param name="text">A name, or a name with parameters as <c>name:key=value,key=value</c>.</param>
    /// <exception cref="BallastException">There is no such name or parameter, or a value is not allowed; the message says what is.</exception>
    public T Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(RecipeText.Parse(text));
    }

    /// <summary>The shortest text that stands for a value: parameters at their defaults are left out.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">No recipe of the list writes the value.</exception>
    public string Format(T value) => Of(value).Text.ToString();

    /// <summary>The name of the recipe that writes a value, without its parameters.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">No recipe of the list writes the value.</exception>
    public string NameOf(T value) => Of(value).Text.Name;

    /// <summary>A value as tables name it: the recipe's title, with the parameters that differ from their defaults.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">No recipe of the list writes the value.</exception>
    public string TitleOf(T value)
    {
        (Recipe<T> recipe, RecipeText text) = Of(value);
        return text.Parts.IsEmpty ? recipe.Title : $"{recipe.Title} ({string.Join(", ", text.Parts.Select(part => $"{part.Key.Replace('_', ' ')} {part.Value}"))})";
    }

    internal T Parse(RecipeText text)
    {
        Recipe<T> recipe = entries.FirstOrDefault(entry => Fold(entry.Name) == Fold(text.Name)) ?? throw new BallastException(
            $"{text.Place}There is no {subject} '{text.Name}'. Did you mean '{NearestName.Of(Fold(text.Name), Names)}'? Choices: {string.Join(", ", Names)}.");
        T value = recipe.Standard;
        var given = new HashSet<string>();
        foreach (RecipePart part in text.Parts)
        {
            if (!given.Add(Fold(part.Key))) throw new BallastException($"{part.Place}The {subject} '{recipe.Name}' is given '{part.Key}' twice. Leave one out.");
            value = Write(recipe, value, part);
        }

        return value;
    }

    private T Write(Recipe<T> recipe, T value, RecipePart part)
    {
        RecipeParameter<T> parameter = recipe.Parameters.FirstOrDefault(each => Fold(each.Key) == Fold(part.Key)) ?? throw UnknownKey(recipe, part);
        try
        {
            return parameter.Write(value, part.Value);
        }
        catch (FormatException error)
        {
            throw new BallastException($"{part.Place}The {subject} '{recipe.Name}' has {parameter.Key}={part.Value}; {error.Message}.", innerException: error);
        }
        catch (Exception error) when (error is BallastException or ArgumentException)
        {
            throw new BallastException($"{part.Place}The {subject} '{recipe.Name}' does not take {parameter.Key}={part.Value}. {error.Message}", innerException: error);
        }
    }

    private BallastException UnknownKey(Recipe<T> recipe, RecipePart part)
    {
        string[] known = [.. recipe.Parameters.Select(each => each.Key)];
        return known.Length == 0
            ? new BallastException($"{part.Place}The {subject} '{recipe.Name}' has no parameters, but '{part.Key}' is given. Leave it out.")
            : new BallastException($"{part.Place}The {subject} '{recipe.Name}' has no '{part.Key}'. Did you mean '{NearestName.Of(Fold(part.Key), known)}'? It takes: {string.Join(", ", known)}.");
    }

    /// <summary>The recipe that writes a value with the fewest parameters and reads it back as the same value.</summary>
    private (Recipe<T> Recipe, RecipeText Text) Of(T value)
    {
        (Recipe<T> Recipe, RecipeText Text)? shortest = null;
        foreach (Recipe<T> entry in entries)
        {
            if (!entry.Fits(value)) continue;
            RecipeText text = entry.TextOf(value);
            if (shortest is { } best && best.Text.Parts.Length <= text.Parts.Length) continue;
            if (Equals(Parse(text), value)) shortest = (entry, text);
        }

        return shortest ?? throw new ArgumentException($"The {subject} '{value}' has no name, or a setting that no parameter of a recipe writes.", nameof(value));
    }

    private static string Fold(string name) => name.Replace('-', '_').ToLowerInvariant();
}
