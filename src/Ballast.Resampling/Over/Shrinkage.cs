using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How far <see cref="RandomOverSampler"/> scatters its copies around the samples they copy: a factor on the width of the smoothed bootstrap.</summary>
/// <remarks>1 is the width that is best for a normal distribution; 0 leaves copies where they are.</remarks>
public abstract class Shrinkage
{
    private Shrinkage()
    {
    }

    /// <summary>One factor for all classes.</summary>
    /// <param name="factor">0 or more.</param>
    /// <exception cref="BallastException">The factor is negative or not finite.</exception>
    public static Shrinkage Of(double factor)
    {
        Require(factor, "");
        return new Single(factor);
    }

    /// <summary>A factor for each class that grows.</summary>
    /// <param name="factors">Label to factor; each 0 or more.</param>
    /// <exception cref="BallastException">A factor is negative or not finite.</exception>
    public static Shrinkage PerClass(IReadOnlyDictionary<int, double> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        foreach ((int label, double factor) in factors) Require(factor, $" of class {label}");
        return new Listed(factors.ToImmutableSortedDictionary());
    }

    /// <summary>The factor of a class.</summary>
    internal abstract double For(int label, ClassScope scope);

    private static void Require(double factor, string where)
    {
        if (!(factor >= 0 && double.IsFinite(factor)))
            throw new BallastException($"The shrinkage{where} is {factor} but must be a number of 0 or more. 1 is the width for a normal distribution.");
    }

    private sealed class Single(double factor) : Shrinkage
    {
        public override string ToString() => $"{factor}";

        internal override double For(int label, ClassScope scope) => factor;
    }

    private sealed class Listed(ImmutableSortedDictionary<int, double> factors) : Shrinkage
    {
        public override string ToString() => string.Join(", ", factors.Select(pair => $"{pair.Key}: {pair.Value}"));

        internal override double For(int label, ClassScope scope) =>
            factors.TryGetValue(label, out double factor)
                ? factor
                : throw new BallastException(
                    $"{scope.NameOf(label)} grows but the shrinkage names no factor for it. Name one for each class that grows, or give one for all.");
    }
}
