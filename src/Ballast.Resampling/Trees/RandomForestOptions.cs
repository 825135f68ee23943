using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomForestClassifier"/>.</summary>
public sealed record RandomForestOptions : TreeOptions
{
    /// <summary>The usual settings: 100 trees, the square root of the features for each split.</summary>
    public RandomForestOptions()
    {
        SplitFeatures = SplitFeatures.SquareRoot;
    }

    /// <summary>How many trees there are; 1 or more, default 100.</summary>
    public int Trees
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Trees is {value} but must be 1 or more. 100 is usual.");
    } = 100;

    /// <summary>How many features are looked at for each split; default <see cref="SplitFeatures.SquareRoot"/>.</summary>
    public SplitFeatures Features
    {
        get => SplitFeatures;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            SplitFeatures = value;
        }
    }
}
