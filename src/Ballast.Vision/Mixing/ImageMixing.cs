namespace Ballast.Vision;

/// <summary>How training images of a batch are mixed with one another.</summary>
public abstract record ImageMixing
{
    private protected ImageMixing()
    {
    }
}
