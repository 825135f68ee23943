using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>A dataset with every image in a part: what a run trains on, chooses by and is judged by.</summary>
public sealed record SplitDataset
{
    private readonly ImmutableArray<int>[] indices = [[], [], []];

    /// <summary>The folder that the files are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>The class names.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>The images in a fixed order.</summary>
    public required ImmutableArray<SplitSample> Samples
    {
        get;
        init
        {
            field = value;
            foreach (SplitPart part in Enum.GetValues<SplitPart>())
                indices[(int)part] = [.. Enumerable.Range(0, value.Length).Where(i => value[i].Part == part)];
        }
    }

    /// <summary>What a group is, for example <c>leaf_group</c>; null when images are not grouped.</summary>
    public required string? GroupColumn { get; init; }

    /// <summary>The fingerprint of files, labels and bytes.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Files that were left out, and why.</summary>
    public required ImmutableArray<DataProblem> Problems { get; init; }

    /// <summary>What a reader should know about reading and splitting.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The samples of one part, in order.</summary>
    /// <param name="part">The part.</param>
    public ImmutableArray<int> this[SplitPart part] => indices[(int)part];

    /// <summary>The labels of one part, in order.</summary>
    /// <param name="part">The part.</param>
    public int[] LabelsOf(SplitPart part) => [.. this[part].Select(i => Samples[i].Label)];

    /// <summary>Class counts of one part.</summary>
    /// <param name="part">The part.</param>
    public ClassCounts CountsOf(SplitPart part) => ClassCounts.Of(LabelsOf(part), Classes.Count);

    /// <summary>The path of a sample's file.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public string PathOf(int sample) => Path.Combine(Root, Samples[sample].File.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Reads a plan that <see cref="WritePlan"/> wrote, as it was: the files are not checked again.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="BallastException">There is no plan, or it is damaged.</exception>
    public static SplitDataset ReadPlan(string path) => SplitDatasetFile.Read(path);

    /// <summary>Writes the parts as CSV: file, label, group, part; what concerns the whole goes into a JSON file beside it.</summary>
    /// <param name="path">The CSV file; replaced when it is there.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void WritePlan(string path) => WriteGuard.Run(path, () =>
    {
        SplitDatasetFile.Write(path, this);
        return 0;
    });
}
