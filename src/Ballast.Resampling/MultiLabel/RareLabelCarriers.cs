namespace Ballast.Resampling;

/// <summary>Whether <see cref="MlRus"/> may leave out samples that have a rare label beside a frequent one.</summary>
public enum RareLabelCarriers
{
    /// <summary>They stay, as in the program of the paper's authors.</summary>
    Spare,

    /// <summary>They may go, as in the paper's listing; only the last sample of a label stays.</summary>
    MayGo,
}
