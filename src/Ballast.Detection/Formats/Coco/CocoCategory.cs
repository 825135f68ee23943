namespace Ballast.Detection;

/// <summary>An entry of <c>categories</c>.</summary>
/// <param name="Line">The line it ends at, from 1.</param>
/// <param name="Id">Its number, as text.</param>
/// <param name="Name">Its name.</param>
internal sealed record CocoCategory(int Line, string Id, string Name)
{
    /// <summary>Categories are in the order of their numbers; those that are no numbers stand behind, by their letters.</summary>
    internal (long, string) Order => (long.TryParse(Id, out long number) ? number : long.MaxValue, Id);
}
