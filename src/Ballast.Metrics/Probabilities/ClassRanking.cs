namespace Ballast.Metrics;

/// <summary>How well the probability of one class ranks its samples above the others (one versus rest).</summary>
/// <param name="RocAuc">The chance that a sample of the class is ranked above another one, 0 … 1, ties counted half; .5 is chance. None
/// when the class has no sample, or all of them.</param>
/// <param name="AveragePrecision">The area under the precision-recall steps, 0 … 1; chance is <paramref name="Prevalence"/>. None when the
/// class has no sample.</param>
/// <param name="Prevalence">The share of the samples that are of the class, 0 … 1.</param>
public readonly record struct ClassRanking(double? RocAuc, double? AveragePrecision, double Prevalence);
