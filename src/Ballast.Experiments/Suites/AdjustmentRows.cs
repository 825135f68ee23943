namespace Ballast.Experiments;

/// <summary>Adjustments of a finished run that a row of a suite can show, by name.</summary>
internal static class AdjustmentRows
{
    public static Choices<Adjustment> All { get; } = new(
        "adjustment",
        [
            .. new Adjustment[]
            {
                new("retrain", "retrained classifier"), new("crt", "cRT"), new("lws", "LWS"), new("tau_norm", "τ-normalisation"), new("ncm", "nearest class mean"),
                new("feature_smote", "SMOTE on features"), new("feature_adasyn", "ADASYN on features"), new("logit_adjustment", "post-hoc logit adjustment"),
                new("thresholds", "class thresholds"), new("prior_correction", "prior correction"), new("temperature", "temperature scaling"), new("vector_scaling", "vector scaling"),
            }.Select(each => (each.Name, each)),
        ]);
}
