namespace Ballast.Metrics;

/// <summary>The mean recall of the classes of one size.</summary>
/// <param name="Size">The size.</param>
/// <param name="Classes">How many classes the mean is over.</param>
/// <param name="Recall">The mean of their recalls, 0 … 1.</param>
public readonly record struct ClassSizeRecall(ClassSize Size, int Classes, double Recall);
