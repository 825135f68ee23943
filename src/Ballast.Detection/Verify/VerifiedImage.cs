namespace Ballast.Detection;

/// <summary>What is known of an image after its files were read.</summary>
/// <param name="Source">Where it and its label file lie.</param>
/// <param name="Label">What its label file says.</param>
/// <param name="LabelFailure">Why the label file cannot be read; otherwise null.</param>
/// <param name="Content">What its file says.</param>
internal sealed record VerifiedImage(YoloImage Source, YoloLabelText Label, string? LabelFailure, ImageContent Content)
{
    internal bool IsPositive => Label.Rows.Count > 0;

    /// <summary>The group; set once all are known.</summary>
    internal string Group { get; init; } = "";
}
