using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What became of every row of the annotations: the label lines and all that was left out add up to the rows.</summary>
public sealed record AnnotationAccount
{
    /// <summary>Rows of the annotations about volumes that were converted or failed here.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that are label lines.</summary>
    public int LabelLines { get; init; }

    /// <summary>Rows that are not, by reason.</summary>
    public ImmutableSortedDictionary<string, int> LeftOut { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Label lines whose box reached out of its image and was cut to it.</summary>
    public int CutToImage { get; init; }

    /// <summary>The same by source label: rows, label lines, left out.</summary>
    public ImmutableSortedDictionary<string, LabelAccount> Labels { get; init; } = ImmutableSortedDictionary.Create<string, LabelAccount>(StringComparer.Ordinal);
}
