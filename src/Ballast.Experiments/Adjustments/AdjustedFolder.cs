namespace Ballast.Experiments;

/// <summary>The files of <c>adjusted</c> in a run's folder. Each method has a folder of its own.</summary>
public static class AdjustedFolder
{
    /// <summary>The folder in the run's folder.</summary>
    public const string Name = "adjusted";

    /// <summary>What the method found, what it was fitted on, scores before and after.</summary>
    public const string Document = "adjustment.json";

    /// <summary>The head that takes the place of the network's own classifier, where the method makes one.</summary>
    public const string Head = "head.safetensors";

    /// <summary>Where each row of balanced features came from.</summary>
    public const string FeaturePlan = "feature_plan.csv";

    /// <summary>All methods that were done, side by side.</summary>
    public const string Comparison = "comparison.csv";

    /// <summary>The same as a table to read.</summary>
    public const string ComparisonText = "comparison.md";

    /// <summary>The folder of a method in a run's folder.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="method">The method.</param>
    public static string Of(string run, AdjustmentMethod method) => Path.Combine(run, Name, AdjustmentChoices.Methods.NameOf(method));
}
