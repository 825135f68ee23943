namespace Ballast.Vision;

/// <summary>What a setting is in JSON.</summary>
internal enum StepSettingKind
{
    Number,
    Whole,
    Switch,
}
