namespace Ballast.MachineLearning;

/// <summary>Whether the result says in columns of its own where each row comes from.</summary>
public enum ProvenanceColumns
{
    /// <summary>No; the plan says it.</summary>
    None,

    /// <summary>
    /// Yes, behind the other columns: <c>IsSynthetic</c> (no such row was there before), <c>BaseRow</c> and <c>NeighborRow</c> (rows of the data that
    /// were resampled; −1 or null without a neighbour) and <c>Step</c>.
    /// </summary>
    Appended,
}
