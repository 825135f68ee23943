using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>What one volume gave: its report without its part, its account, its files.</summary>
/// <param name="Report">The report.</param>
/// <param name="Account">What became of its annotations.</param>
/// <param name="Files">The names of its images without their ending, and whether each has a label file.</param>
/// <param name="Labels">The classes of its objects, each once.</param>
internal sealed record ConvertedVolume(VolumeReport Report, AnnotationAccount Account, ImmutableArray<(string Stem, bool HasLabels)> Files, ImmutableArray<int> Labels)
{
    internal const string Success = "success", Failed = "failed";

    internal bool IsConverted => Report.Status == Success;
}
