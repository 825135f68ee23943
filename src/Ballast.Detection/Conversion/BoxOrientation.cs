namespace Ballast.Detection;

/// <summary>How the images that boxes were drawn on lie to the images of the volume.</summary>
public enum BoxOrientation
{
    /// <summary>The same way up.</summary>
    AsStored,

    /// <summary>Boxes were drawn on images turned upside down: boxes are turned back, images stay as stored. fastMRI+ on fastMRI's own files.</summary>
    FlipBoxes,

    /// <summary>Boxes were drawn on images turned upside down: images are turned, boxes stay.</summary>
    FlipImages,
}
