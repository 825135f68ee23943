namespace Ballast.Resampling;

/// <summary>The settings of a method that keeps of a class what the samples kept so far misclassify.</summary>
public abstract record CondensingOptions : SeededSamplerOptions
{
    private protected CondensingOptions()
    {
    }

    /// <summary>How many nearest of the samples kept classify a sample; 1 or more, default 1.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 1);
    } = 1;

    /// <summary>How many samples of a class are drawn to begin with; 1 or more, default 1.</summary>
    public int Seeds
    {
        get;
        init => field = AtLeastOne(value, nameof(Seeds), 1);
    } = 1;
}
