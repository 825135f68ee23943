using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How many features a decision tree looks at for each split.</summary>
public abstract class SplitFeatures
{
    private SplitFeatures()
    {
    }

    /// <summary>All features; nothing is drawn.</summary>
    public static SplitFeatures All { get; } = new Rule("All", columns => columns);

    /// <summary>The square root of their number, rounded down, at least 1; drawn anew for each split.</summary>
    public static SplitFeatures SquareRoot { get; } = new Rule("SquareRoot", columns => Math.Max(1, (int)Math.Sqrt(columns)));

    /// <summary>So many features, or all where there are fewer; drawn anew for each split.</summary>
    /// <param name="features">How many; 1 or more.</param>
    /// <exception cref="BallastException">The number is below 1.</exception>
    public static SplitFeatures Count(int features) => features >= 1
        ? new Rule($"Count({features})", columns => Math.Min(columns, features))
        : throw new BallastException($"The number of features for a split is {features} but must be 1 or more. Use All or SquareRoot for the usual numbers.");

    internal abstract int Of(int columns);

    private sealed class Rule(string name, Func<int, int> count) : SplitFeatures
    {
        public override string ToString() => name;

        internal override int Of(int columns) => count(columns);
    }
}
