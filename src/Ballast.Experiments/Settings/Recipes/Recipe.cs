using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary>A name, the record it stands for, and the parameters that change the record.</summary>
/// <param name="Name">The name on the command line and in files, in snake_case.</param>
/// <param name="Title">The name in tables.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Standard">The record that the name alone stands for.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record Recipe<T>(string Name, string Title, string Description, T Standard, ImmutableArray<RecipeParameter<T>> Parameters)
    where T : class?
{
    /// <summary>Whether the recipe may write a value: one of the same case.</summary>
    public bool Fits(T value) => value?.GetType() == Standard?.GetType();

    /// <summary>The parameters of a value that differ from the standard's, as text.</summary>
    public RecipeText TextOf(T value) => new(
        Name, [.. Parameters.Where(each => each.Read(value) != each.Read(Standard)).Select(each => new RecipePart(each.Key, each.Read(value), ""))]);
}
