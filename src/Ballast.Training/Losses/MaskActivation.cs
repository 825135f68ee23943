namespace Ballast.Training;

/// <summary>How the scores of a pixel become probabilities.</summary>
public enum MaskActivation
{
    /// <summary>Each class by itself: a pixel may show several, or none.</summary>
    Sigmoid,

    /// <summary>One class a pixel.</summary>
    Softmax,
}
