namespace Ballast.Detection;

/// <summary>What a reader does with symbolic links in a dataset's folder.</summary>
public enum SymbolicLinks
{
    /// <summary>Follows those that stay within the folder; the others are left out and named.</summary>
    WithinFolder,

    /// <summary>Follows all of them: for a folder that you or Ballast made of links to another dataset.</summary>
    Followed,
}
