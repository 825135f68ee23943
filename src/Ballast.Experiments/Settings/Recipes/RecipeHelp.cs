using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary>A recipe, for people.</summary>
/// <param name="Name">The name on the command line and in files.</param>
/// <param name="Title">The name in tables.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record RecipeHelp(string Name, string Title, string Description, ImmutableArray<RecipeParameterHelp> Parameters);
