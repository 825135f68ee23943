using Ballast.Core;

namespace Ballast.MachineLearning;

/// <summary>The names of the columns that tell where each row comes from.</summary>
internal static class OriginNames
{
    public const string IsSynthetic = "IsSynthetic", BaseRow = "BaseRow", NeighborRow = "NeighborRow", Step = "Step";

    public static void RequireFree(IReadOnlyCollection<string> names)
    {
        foreach (string name in (string[])[IsSynthetic, BaseRow, NeighborRow, Step])
            if (names.Contains(name))
                throw new BallastException($"There is a column '{name}' already, the name of a column of provenance. Rename it, or set Provenance to ProvenanceColumns.None.");
    }
}
