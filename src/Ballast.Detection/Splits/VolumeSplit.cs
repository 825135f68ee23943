using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Divides groups over the parts, kind by kind, so that every part has its share of each.</summary>
internal static class VolumeSplit
{
    /// <summary>The part of each group.</summary>
    /// <param name="groups">The groups with their kind (what the split is stratified by), in ordinal order of their names.</param>
    /// <param name="ratios">The shares.</param>
    /// <param name="seed">The seed.</param>
    internal static SplitPart[] Divide(IReadOnlyList<int> groups, PartRatios ratios, uint seed)
    {
        var parts = new SplitPart[groups.Count];
        var random = new RandomState(seed);
        int[] kinds = [.. groups.Distinct().Order()];
        foreach (int kind in kinds)
        {
            int[] members = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i] == kind)];
            random.Derive((ulong)(kind + 1)).Shuffle<int>(members);
            (int train, int validation, _) = Sizes(members.Length, ratios);
            for (int i = 0; i < members.Length; i++)
                parts[members[i]] = i < train ? SplitPart.Train : i < train + validation ? SplitPart.Validation : SplitPart.Test;
        }

        if (parts.Length > 0) FillEmptyParts(parts, groups, ratios);
        return parts;
    }

    /// <summary>Rounded shares of training and validation, the rest to test; at least one each where there are as many as parts.</summary>
    internal static (int Train, int Validation, int Test) Sizes(int count, PartRatios ratios)
    {
        int train = Math.Min(count, Rounded(count * ratios.Train));
        int validation = Math.Min(count - train, Rounded(count * ratios.Validation));
        if (ratios.Test == 0) train = count - validation;
        int[] sizes = [train, validation, count - train - validation];
        double[] shares = [ratios.Train, ratios.Validation, ratios.Test];
        if (count < shares.Count(share => share > 0)) return sizes[0] == 0 && count == 1 ? (1, 0, 0) : (sizes[0], sizes[1], sizes[2]);
        for (int part = 0; part < sizes.Length; part++)
        {
            if (shares[part] == 0 || sizes[part] > 0) continue;
            sizes[Array.IndexOf(sizes, sizes.Max())]--;
            sizes[part]++;
        }

        return (sizes[0], sizes[1], sizes[2]);
    }

    // A product such as 10 * 0.15 is a hair off its decimal value, which must not decide the half.
    private static int Rounded(double exact) => (int)Math.Round(Math.Round(exact, 9), MidpointRounding.AwayFromZero);

    /// <summary>Kinds of one or two groups may all have gone to the same part: a part that got nothing takes a group of the fullest.</summary>
    private static void FillEmptyParts(SplitPart[] parts, IReadOnlyList<int> kinds, PartRatios ratios)
    {
        foreach ((SplitPart part, double share) in new[] { (SplitPart.Train, ratios.Train), (SplitPart.Test, ratios.Test), (SplitPart.Validation, ratios.Validation) })
        {
            if (share == 0 || parts.Contains(part)) continue;
            IGrouping<SplitPart, int> fullest = Enumerable.Range(0, parts.Length).GroupBy(i => parts[i]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
            if (fullest.Count() < 2) continue;
            parts[fullest.GroupBy(i => kinds[i]).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key).First().Last()] = part;
        }
    }
}
