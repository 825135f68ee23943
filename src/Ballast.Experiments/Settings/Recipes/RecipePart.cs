namespace Ballast.Experiments;

/// <summary>One parameter of a recipe as it was written.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Place">Where it stands, as <c>file:line:column: </c>; empty on the command line.</param>
internal readonly record struct RecipePart(string Key, string Value, string Place);
