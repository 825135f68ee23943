namespace Ballast.Training;

/// <summary>Which layers training moves.</summary>
public enum TrainedLayers
{
    /// <summary>All.</summary>
    All,

    /// <summary>The layer that scores the classes. All others keep weights and running statistics, and those before the head are used as in evaluation.</summary>
    Classifier,
}
