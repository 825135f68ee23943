using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How many photos are taken of one leaf: a group of images that no split may separate.</summary>
public sealed record DemoPhotosPerLeaf
{
    /// <summary>Sets the range.</summary>
    /// <param name="minimum">The fewest photos of a leaf, 1 or more. The last leaf of a class has fewer where its count demands it.</param>
    /// <param name="maximum">The most photos of a leaf, not below <paramref name="minimum"/>, at most 100.</param>
    /// <exception cref="BallastException">The range is empty or outside 1 … 100.</exception>
    public DemoPhotosPerLeaf(int minimum, int maximum)
    {
        if (minimum < 1 || maximum < minimum || maximum > 100)
        {
            throw new BallastException(
                $"The demo cannot have {minimum} to {maximum} photos of a leaf. Choose a minimum of 1 or more and a maximum from there to 100.");
        }

        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The fewest photos of a leaf.</summary>
    public int Minimum { get; }

    /// <summary>The most photos of a leaf.</summary>
    public int Maximum { get; }
}
