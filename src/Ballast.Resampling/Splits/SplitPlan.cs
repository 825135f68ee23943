using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>Which samples train, which choose the model, which judge it. Every sample is in exactly one part.</summary>
/// <param name="Train">Indices of the training part.</param>
/// <param name="Validation">Indices of the validation part.</param>
/// <param name="Test">Indices of the test part.</param>
public sealed record SplitPlan(ImmutableArray<int> Train, ImmutableArray<int> Validation, ImmutableArray<int> Test)
{
    /// <summary>The indices of one part.</summary>
    /// <param name="part">The part.</param>
    public ImmutableArray<int> this[SplitPart part] => part switch
    {
        SplitPart.Train => Train,
        SplitPart.Validation => Validation,
        SplitPart.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There are three parts."),
    };
}
