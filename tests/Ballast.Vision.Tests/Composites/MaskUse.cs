namespace Ballast.Vision.Tests;

/// <summary>Whether painted images carry masks.</summary>
public enum MaskUse
{
    /// <summary>Boxes only.</summary>
    Boxes,

    /// <summary>Boxes and masks.</summary>
    Masks,
}
