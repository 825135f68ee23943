using System.Collections.Immutable;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary>What was odd about a source, counted by kind, with the first of each.</summary>
internal static class FindingsView
{
    private const int Examples = 3;

    public static void Show(ImmutableArray<DetectionFinding> findings)
    {
        foreach (IGrouping<DetectionFindingKind, DetectionFinding> kind in findings.GroupBy(finding => finding.Kind).OrderBy(kind => kind.Key))
        {
            int count = kind.Count();
            Console.WriteLine($"{Amount.Of(count)} × {Words.Of<DetectionFindingKind>()[(int)kind.Key]}");
            foreach (DetectionFinding finding in kind.Take(Examples)) Console.WriteLine($"  {finding.File}{(finding.Line is { } line ? $":{line}" : "")}: {finding.Detail}");
            if (count > Examples) Console.WriteLine($"  … and {count - Examples} more");
        }
    }

    public static object Json(ImmutableArray<DetectionFinding> findings) =>
        findings.Select(finding => new { finding.File, finding.Line, Kind = finding.Kind.ToString(), finding.Detail });
}
