namespace Ballast.Tables;

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Categories: names, of which the feature table holds the codes.</summary>
    Category,

    /// <summary>The classes.</summary>
    Label,

    /// <summary>Dates, bytes and whatever else is neither a number nor a name. A sampler that needs features cannot use it; a random one copies it.</summary>
    Other,
}
