using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How many neighbours a class can give, by the remedy for small classes.</summary>
internal static class NeighborCount
{
    /// <summary>The number to use for a class; 0 when its only sample can but be repeated.</summary>
    public static int For(int label, int wanted, SmallClassRemedy remedy, PlanBuilder plan, string method)
    {
        int count = plan.Scope.Counts[label];
        if (count > wanted) return wanted;
        string name = plan.Scope.NameOf(label);
        if (remedy == SmallClassRemedy.Refuse) throw new BallastException(Refusal(name, count, wanted, method));
        plan.Warn(count == 1
            ? $"{name} has a single sample, which {method} can only repeat."
            : $"{name} has {count} samples, so {method} used {count - 1} neighbors for it, not {wanted}.");
        return count - 1;
    }

    private static string Refusal(string name, int count, int wanted, string method)
    {
        string samples = count == 1 ? "1 sample" : $"{count} samples";
        string lower = count == 1 ? "" : $"Lower Neighbors (now {wanted}) to {count - 1}, s";
        return $"{name} has {samples} but {method} with {wanted} neighbors needs {wanted + 1}. "
            + $"{(count == 1 ? "S" : lower)}et SmallClass to ReduceNeighbors, or drop the class.";
    }
}
