using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>The division by rounding beside the best that was found.</summary>
/// <param name="Measures">What is divided.</param>
/// <param name="Rounded">How near rounding the shares of each kind of group comes.</param>
/// <param name="Optimal">The best division that was found.</param>
public sealed record SplitComparison(SplitMeasures Measures, SplitBalance Rounded, OptimalSplitOutcome Optimal)
{
    /// <summary>Replaces a rounded division by the best one that is found from it.</summary>
    internal static SplitComparison Improve(
        IReadOnlyList<PlannedImage> images, Dictionary<string, SplitPart> parts, ClassNames classes, BalanceOptions options, CancellationToken cancellation)
    {
        string[] groups = [.. parts.Keys.Order(StringComparer.Ordinal)];
        Dictionary<string, int> places = groups.Select((group, place) => (group, place)).ToDictionary(each => each.group, each => each.place, StringComparer.Ordinal);
        SplitMeasures measures = SplitMeasures.Of([.. images.Select(image => image.Labels)], [.. images.Select(image => places[image.Group])], [.. classes]);
        double all = options.Ratios.Train + options.Ratios.Validation + options.Ratios.Test;
        ImmutableArray<double> shares = [options.Ratios.Train / all, options.Ratios.Validation / all, options.Ratios.Test / all];
        int[] rounded = [.. groups.Select(group => (int)parts[group])];
        OptimalSplitOutcome optimal = OptimalGroupSplit.Split(measures, shares, rounded, options.Optimal!, cancellation);
        for (int group = 0; group < groups.Length; group++) parts[groups[group]] = (SplitPart)optimal.Parts[group];
        return new SplitComparison(measures, SplitBalance.Of(measures, rounded, shares), optimal);
    }
}
