namespace Ballast.Resampling;

/// <summary>The class that a method measures the others against.</summary>
internal static class MinorityClass
{
    /// <summary>The smallest class. Of equally small ones it is the smallest label, or, as imbalanced-learn has it inside its samplers, the one seen first.</summary>
    public static int Of(ClassScope scope, ReadOnlySpan<int> labels)
    {
        if (scope.Compatibility == Compatibility.None) return scope.Smallest;
        int smallest = scope.Counts[scope.Smallest];
        foreach (int label in labels)
            if (scope.Counts[label] == smallest)
                return label;
        return scope.Smallest;
    }
}
