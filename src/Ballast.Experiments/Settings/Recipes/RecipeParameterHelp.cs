namespace Ballast.Experiments;

/// <summary>A parameter of a recipe, for people.</summary>
/// <param name="Key">The key.</param>
/// <param name="Description">What it does.</param>
/// <param name="Standard">Its value when it is not given.</param>
public sealed record RecipeParameterHelp(string Key, string Description, string Standard);
