namespace Ballast.Metrics;

/// <summary>How sure the classifier is of the samples of one true class: the mean of the largest probability, 0 … 1.</summary>
/// <param name="MeanConfidence">Over all samples of the class; 0 when there are none.</param>
/// <param name="CorrectConfidence">Over those predicted right; 0 when there are none.</param>
/// <param name="IncorrectConfidence">Over those predicted wrong; 0 when there are none.</param>
public readonly record struct ClassConfidence(double MeanConfidence, double CorrectConfidence, double IncorrectConfidence);
