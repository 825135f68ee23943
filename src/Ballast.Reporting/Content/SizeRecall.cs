using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>The mean recall of the classes of one size, over all seeds.</summary>
/// <param name="Size">Many, medium or few training samples.</param>
/// <param name="Classes">How many classes that are; where seeds differ, their rounded mean.</param>
/// <param name="Recall">The mean recall, 0 … 1.</param>
public readonly record struct SizeRecall(ClassSize Size, int Classes, double Recall);
