using Ballast.Core;

namespace Ballast.Tables;

/// <summary>The classes of a table's rows without its features: all that a random sampler needs.</summary>
internal sealed record LabelledRows(int[] Labels, ClassNames Classes)
{
    public IReadOnlyList<string> Notes { get; init; } = [];
}
