namespace Ballast.Resampling;

/// <summary>What a split does with a class that is too small to be divided.</summary>
public enum TinyClassRemedy
{
    /// <summary>Refuses, naming the class and the way out.</summary>
    Refuse,

    /// <summary>Keeps the class whole in the training part; it is then neither validated nor tested.</summary>
    KeepInTraining,
}
