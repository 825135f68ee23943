using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>What a check of a dataset found.</summary>
public sealed record VerifyReport
{
    private const int Named = 5;

    /// <summary>What is wrong, in the order of <see cref="VerifyFindingKind"/> and then of files; empty when the dataset is clean.</summary>
    public required ImmutableArray<VerifyFinding> Findings { get; init; }

    /// <summary>How many images there are.</summary>
    public required int Images { get; init; }

    /// <summary>How many of them have an object.</summary>
    public required int PositiveImages { get; init; }

    /// <summary>How many objects their label files have.</summary>
    public required int Boxes { get; init; }

    /// <summary>How many groups they form.</summary>
    public required int Groups { get; init; }

    /// <summary>How many images were compared by their looks; the others are of one shade or cannot be read.</summary>
    public required int ComparedImages { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Findings.IsEmpty;

    /// <summary>One line that counts what is wrong and names the first of it.</summary>
    public string Describe()
    {
        if (IsClean) return $"{Images} images in {Groups} groups: nothing is wrong.";
        string more = Findings.Length > Named ? $" | and {Findings.Length - Named} more" : "";
        return $"{Findings.Length} {(Findings.Length == 1 ? "thing is" : "things are")} wrong: {string.Join(" | ", Findings.Take(Named).Select(finding => finding.Message))}{more}";
    }

    /// <summary>Ends the command when something is wrong.</summary>
    /// <exception cref="BallastException">Something is; <see cref="FailureKind.GateFailed"/>.</exception>
    public void ThrowIfFound()
    {
        if (!IsClean) throw new BallastException(Describe(), FailureKind.GateFailed);
    }
}
