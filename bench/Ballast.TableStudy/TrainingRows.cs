using Ballast.Core;

namespace Ballast.TableStudy;

/// <summary>What a learner is trained on; without weights every row counts alike.</summary>
internal sealed record TrainingRows(Matrix<double> Features, int[] Labels, double[]? Weights);
