using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>The folder names of the parts.</summary>
internal static class PartName
{
    internal static string Of(SplitPart part) => part switch
    {
        SplitPart.Train => "train",
        SplitPart.Validation => "val",
        _ => "test",
    };

    /// <summary>The part that a folder name stands for, in any of its usual spellings; null for other names.</summary>
    internal static SplitPart? Find(string folder) => folder.ToLowerInvariant() switch
    {
        "train" or "training" => SplitPart.Train,
        "val" or "valid" or "validation" => SplitPart.Validation,
        "test" or "testing" => SplitPart.Test,
        _ => null,
    };
}
