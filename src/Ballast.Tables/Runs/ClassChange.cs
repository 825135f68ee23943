namespace Ballast.Tables;

/// <summary>What resampling did to one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Before">Its rows before.</param>
/// <param name="After">Its rows after.</param>
public sealed record ClassChange(string Name, int Before, int After)
{
    /// <summary>The rows after that are copies of rows that are there already.</summary>
    public required int Repeated { get; init; }

    /// <summary>The rows after that were made.</summary>
    public required int Made { get; init; }

    /// <summary>The rows before that are left out.</summary>
    public required int Removed { get; init; }
}
