namespace Ballast.Resampling;

/// <summary>The settings of <see cref="DecisionTreeClassifier"/>.</summary>
public sealed record DecisionTreeOptions : TreeOptions
{
    /// <summary>How many features are looked at for each split; default <see cref="SplitFeatures.All"/>.</summary>
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
