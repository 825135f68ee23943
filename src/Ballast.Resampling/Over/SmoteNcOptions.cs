using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteNc"/>.</summary>
public sealed record SmoteNcOptions : SmoteFamilyOptions
{
    /// <summary>The columns that hold categories, as indices from 0; at least one, each once. Their values are any finite numbers, one a category.</summary>
    public required ImmutableArray<int> CategoricalColumns
    {
        get;
        init
        {
            if (value.IsDefaultOrEmpty) throw new BallastException("CategoricalColumns names no column. Name at least one, or use SMOTE.");
            foreach (int column in value)
                if (column < 0)
                    throw new BallastException($"CategoricalColumns names column {column}; columns count from 0.");
            int? twice = value.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1)?.Key;
            if (twice is not null) throw new BallastException($"CategoricalColumns names column {twice} more than once.");
            field = value;
        }
    }
}
