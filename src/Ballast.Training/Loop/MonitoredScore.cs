namespace Ballast.Training;

/// <summary>What decides on the validation part which epoch is the best and when training stops.</summary>
public enum MonitoredScore
{
    /// <summary>The mean of the F1 of the classes; higher is better.</summary>
    MacroF1,

    /// <summary>The share of images classified correctly; higher is better.</summary>
    Accuracy,

    /// <summary>The loss; lower is better.</summary>
    Loss,
}
