namespace Ballast.Detection;

/// <summary>Why a row of the annotations is no label line.</summary>
internal static class LeftOut
{
    internal const string StudyLevel = "study_level", Duplicate = "duplicate", DegenerateBox = "degenerate_box", LabelNotWanted = "label_not_wanted",
        SliceMissing = "slice_missing", OutsideImage = "outside_image";

    internal static string Of(DetectionFindingKind kind) => kind switch
    {
        DetectionFindingKind.StudyLevel => StudyLevel,
        DetectionFindingKind.Duplicate => Duplicate,
        DetectionFindingKind.DegenerateBox => DegenerateBox,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No row is left out for this."),
    };
}
