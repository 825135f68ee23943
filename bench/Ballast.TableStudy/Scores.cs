namespace Ballast.TableStudy;

/// <summary>The scores of one fold or their mean. Fixed means the threshold 0.5; tuned means chosen by cross-validation inside the training part.</summary>
internal sealed record Scores(double Auc, double AveragePrecision, double Brier, double FixedF1, double TunedF1, double FixedBalanced, double TunedBalanced)
{
    public static Scores Mean(IReadOnlyCollection<Scores> all) => new(
        all.Average(each => each.Auc),
        all.Average(each => each.AveragePrecision),
        all.Average(each => each.Brier),
        all.Average(each => each.FixedF1),
        all.Average(each => each.TunedF1),
        all.Average(each => each.FixedBalanced),
        all.Average(each => each.TunedBalanced));
}
