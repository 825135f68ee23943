namespace Ballast.Training;

/// <summary>How a rate goes from one value to another.</summary>
public enum AnnealingCurve
{
    /// <summary>Along half a cosine: slowly at both ends.</summary>
    Cosine,

    /// <summary>Along a line.</summary>
    Linear,
}
