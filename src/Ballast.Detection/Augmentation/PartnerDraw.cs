namespace Ballast.Detection;

/// <summary>How often an image of a dataset is drawn as a partner of composites.</summary>
public enum PartnerDraw
{
    /// <summary>Every image equally often, backgrounds too.</summary>
    Uniform,

    /// <summary>Images with rare classes more often, so that each class comes about equally often; backgrounds never.</summary>
    RareClasses,
}
