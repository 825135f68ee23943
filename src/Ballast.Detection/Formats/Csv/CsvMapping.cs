using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Which column of a table of boxes holds what. What is null is found by the usual names.</summary>
public sealed record CsvMapping
{
    /// <summary>The column that names the image; null (default) finds file, filename, image, path and the like.</summary>
    public string? FileColumn { get; init; }

    /// <summary>The column that names the class; null (default) finds label, class, category, name and the like.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>The column that names the part; null (default) finds part, split, set or subset, and there may be none.</summary>
    public string? PartColumn { get; init; }

    /// <summary>The four columns of the box in the order of <see cref="Form"/>; empty (default) finds them by their names, and the form with them.</summary>
    /// <exception cref="ArgumentException">Neither none nor four.</exception>
    public ImmutableArray<string> BoxColumns
    {
        get;
        init
        {
            if (value.IsDefault || value.Length is not 0 and not 4) throw new ArgumentException("A box has four columns.", nameof(BoxColumns));
            field = value;
        }
    }

    = [];

    /// <summary>What the four columns are, where they are given; default corners.</summary>
    public CsvBoxForm Form { get; init; }

    /// <summary>What the numbers count; default pixels.</summary>
    public CsvUnit Unit { get; init; }

    /// <summary>How files are read.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public DetectionReadOptions Reading
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Reading));
            field = value;
        }
    }

    = new();
}
