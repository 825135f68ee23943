namespace Ballast.Experiments;

/// <summary>One parameter of a recipe: how it is read from and written into the immutable record.</summary>
/// <param name="Key">The key, in snake_case.</param>
/// <param name="Description">What it does, with its range; no full stop.</param>
/// <param name="Read">The value of a record as text.</param>
/// <param name="Write">The record with another value; throws a <see cref="FormatException"/> that says what is allowed when the text is of another kind.</param>
internal sealed record RecipeParameter<T>(string Key, string Description, Func<T, string> Read, Func<T, string, T> Write);
