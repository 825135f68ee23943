namespace Ballast.Cli;

/// <summary>The spellings of a method's name: with hyphens, in British letters, as imbalanced-learn and scikit-learn write it, or by its initials.</summary>
internal static class MethodNames
{
    // Names that share no letters with the page they mean.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["ros"] = "randomoversampler",
        ["randomoversampling"] = "randomoversampler",
        ["rus"] = "randomundersampler",
        ["randomundersampling"] = "randomundersampler",
        ["blsmote"] = "borderlinesmote",
        ["enn"] = "editednearestneighbors",
        ["renn"] = "repeatededitednearestneighbors",
        ["cnn"] = "condensednearestneighbor",
        ["oss"] = "onesidedselection",
        ["ncr"] = "neighborhoodcleaningrule",
        ["iht"] = "instancehardnessthreshold",
        ["smoter"] = "smoteregression",
        ["lof"] = "localoutlierfactor",
        ["vdm"] = "valuedifferencemetric",
        ["knn"] = "nearestneighbors",
        ["kfold"] = "stratifiedkfold",
        ["groupkfold"] = "stratifiedgroupkfold",
        ["traintestsplit"] = "stratifiedshufflesplit",
        ["stratifiedsplit"] = "stratifiedshufflesplit",
        ["stratifiedgroupsplit"] = "groupshufflesplit",
        ["sampleweights"] = "classweights",
        ["sampleweight"] = "classweights",
        ["probabilitycalibration"] = "plattscaling",
        ["calibratedclassifiercv"] = "plattscaling",
        ["thresholdmoving"] = "thresholdtuning",
        ["logitadjustment"] = "thresholdtuning",
        ["tunedthresholdclassifiercv"] = "thresholdtuning",
        ["indexbalancedaccuracy"] = "imbalancedreport",
        ["iba"] = "imbalancedreport",
        ["classificationreportimbalanced"] = "imbalancedreport",
        ["audit"] = "planaudit",
    };

    /// <summary>The bare name of the page that a bare name stands for.</summary>
    public static string Meant(string bare) => OtherNames.GetValueOrDefault(bare, bare);
}
