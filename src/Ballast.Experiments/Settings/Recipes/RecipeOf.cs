using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary>Writes a recipe down parameter by parameter, each with the type of its case.</summary>
/// <param name="name">The name on the command line and in files.</param>
/// <param name="title">The name in tables.</param>
/// <param name="description">What it is, in one line.</param>
/// <param name="standard">The record that the name alone stands for.</param>
internal sealed class RecipeOf<T, TCase>(string name, string title, string description, TCase standard)
    where T : class?
    where TCase : class, T
{
    private readonly ImmutableArray<RecipeParameter<T>>.Builder parameters = ImmutableArray.CreateBuilder<RecipeParameter<T>>();

    public static implicit operator Recipe<T>(RecipeOf<T, TCase> recipe) => recipe.Done();

    /// <summary>A parameter that is a number.</summary>
    public RecipeOf<T, TCase> Number(string key, string what, Func<TCase, double> read, Func<TCase, double, TCase> write) =>
        Text(key, what, value => RecipeValues.Text(read(value)), (value, text) => write(value, RecipeValues.Number(text)));

    /// <summary>A parameter that is a number or <c>none</c>.</summary>
    public RecipeOf<T, TCase> NumberOrNone(string key, string what, Func<TCase, double?> read, Func<TCase, double?, TCase> write) => Text(
        key,
        what,
        value => read(value) is { } number ? RecipeValues.Text(number) : RecipeValues.None,
        (value, text) => write(value, RecipeValues.IsNone(text) ? null : RecipeValues.Number(text)));

    /// <summary>A parameter that is a whole number.</summary>
    public RecipeOf<T, TCase> Whole(string key, string what, Func<TCase, int> read, Func<TCase, int, TCase> write) =>
        Text(key, what, value => read(value).ToString(), (value, text) => write(value, RecipeValues.Whole(text)));

    /// <summary>A parameter that is a whole number or <c>none</c>.</summary>
    public RecipeOf<T, TCase> WholeOrNone(string key, string what, Func<TCase, int?> read, Func<TCase, int?, TCase> write) => Text(
        key,
        what,
        value => read(value)?.ToString() ?? RecipeValues.None,
        (value, text) => write(value, RecipeValues.IsNone(text) ? null : RecipeValues.Whole(text)));

    /// <summary>A parameter that is true or false.</summary>
    public RecipeOf<T, TCase> Switch(string key, string what, Func<TCase, bool> read, Func<TCase, bool, TCase> write) =>
        Text(key, what, value => read(value) ? "true" : "false", (value, text) => write(value, RecipeValues.Switch(text)));

    /// <summary>A parameter that is one of the words of an enumeration, in snake_case.</summary>
    public RecipeOf<T, TCase> Word<TWord>(string key, string what, Func<TCase, TWord> read, Func<TCase, TWord, TCase> write)
        where TWord : struct, Enum => Text(
            key,
            $"{what}: {string.Join(", ", RecipeValues.Words<TWord>())}",
            value => RecipeValues.WordOf(read(value)),
            (value, text) => write(value, RecipeValues.Word<TWord>(text)));

    /// <summary>A parameter that is a recipe itself; named late, because a list may hold recipes of its own kind.</summary>
    public RecipeOf<T, TCase> Part<TPart>(string key, string what, Func<Recipes<TPart>> recipes, (Func<TCase, TPart> Read, Func<TCase, TPart, TCase> Write) access)
        where TPart : class? =>
        Text(key, what, value => recipes().Format(access.Read(value)), (value, text) => access.Write(value, recipes().Parse(text)));

    private RecipeOf<T, TCase> Text(string key, string what, Func<TCase, string> read, Func<TCase, string, TCase> write)
    {
        parameters.Add(new RecipeParameter<T>(key, what, value => read((TCase)value!), (value, text) => write((TCase)value!, text)));
        return this;
    }

    private Recipe<T> Done() => new(name, title, description, standard, parameters.ToImmutable());
}
