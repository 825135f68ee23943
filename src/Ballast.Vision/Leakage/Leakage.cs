using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>What a leakage check found.</summary>
/// <param name="Findings">Groups first, then identical files; each in ordinal order of its first file. Empty when the split is clean.</param>
public sealed record Leakage(ImmutableArray<LeakageFinding> Findings)
{
    private const int Named = 5;

    /// <summary>Whether no group and no identical file stands in more than one part.</summary>
    public bool IsClean => Findings.IsEmpty;

    /// <summary>One line that counts what leaks and names the first groups, files and parts.</summary>
    public string Describe()
    {
        if (IsClean) return "Nothing leaks.";
        int groups = Findings.Count(finding => finding.Kind == LeakageKind.SameGroup);
        string more = Findings.Length > Named ? $" | and {Findings.Length - Named} more" : "";
        return $"The split leaks: {groups} groups and {Findings.Length - groups} sets of identical files stand in more than one part: "
            + string.Join(" | ", Findings.Take(Named).Select(finding => finding.Describe())) + more + ".";
    }

    /// <summary>Ends the command with the names of groups, files and parts when something leaks.</summary>
    /// <exception cref="BallastException">Something leaks; <see cref="FailureKind.GateFailed"/>.</exception>
    public void ThrowIfFound()
    {
        if (!IsClean) throw new BallastException($"{Describe()} Split by group, or correct the train, val and test folders.", FailureKind.GateFailed);
    }
}
