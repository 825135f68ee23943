using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A resampled table and the plan that made it.</summary>
/// <typeparam name="T">The type of a feature.</typeparam>
/// <param name="Table">The table; it remembers that it was resampled, so that splits and scores refuse it.</param>
/// <param name="Plan">Where each row comes from, and which samples were left out.</param>
/// <param name="Audit">What to know before training on it.</param>
public sealed record ResampledTable<T>(LabeledTable<T> Table, ResamplingPlan Plan, PlanAudit Audit)
    where T : unmanaged;
