namespace Ballast.Resampling;

/// <summary>Why a sample goes by Wilson's rule.</summary>
internal static class EditingReason
{
    public static string Of(NeighborAgreement agreement, int neighbors)
    {
        if (neighbors == 1) return "Its nearest neighbor is of another class.";
        return agreement == NeighborAgreement.All
            ? $"Its {neighbors} nearest neighbors are not all of its class."
            : $"Its class is not the most frequent among its {neighbors} nearest neighbors.";
    }

    /// <summary>Why it goes in a pass on what an earlier one left.</summary>
    public static string Of(NeighborAgreement agreement, int neighbors, int pass) => $"Pass {pass}: {Of(agreement, neighbors)}";
}
