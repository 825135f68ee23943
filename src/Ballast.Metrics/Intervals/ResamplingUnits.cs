using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>What a bootstrap draws: single samples, or whole groups. Every sample belongs to one unit.</summary>
internal sealed class ResamplingUnits
{
    private ResamplingUnits(int[] unitOfSample, int count)
    {
        UnitOfSample = unitOfSample;
        Count = count;
    }

    /// <summary>The unit of each sample.</summary>
    public int[] UnitOfSample { get; }

    /// <summary>The number of units.</summary>
    public int Count { get; }

    /// <summary>One unit a group, in order of first appearance; a sample without groups or of group −1 is a unit of its own.</summary>
    public static ResamplingUnits Of(int samples, ImmutableArray<int> groups) => Together([(samples, groups)])[0];

    /// <summary>
    /// Units of several tests drawn together: a group that several tests have is one unit. Samples of group −1 belong to their test alone.
    /// </summary>
    public static ResamplingUnits[] Together(IReadOnlyList<(int Samples, ImmutableArray<int> Groups)> tests)
    {
        Dictionary<int, int> unitOfGroup = [];
        int count = 0;
        List<int[]> units = [];
        foreach ((int samples, ImmutableArray<int> groups) in tests)
        {
            int[] unitOfSample = new int[samples];
            for (int i = 0; i < samples; i++)
            {
                int group = groups.IsEmpty ? -1 : groups[i];
                if (group == -1) unitOfSample[i] = count++;
                else if (unitOfGroup.TryGetValue(group, out int unit)) unitOfSample[i] = unit;
                else unitOfSample[i] = unitOfGroup[group] = count++;
            }

            units.Add(unitOfSample);
        }

        return [.. units.Select(unitOfSample => new ResamplingUnits(unitOfSample, count))];
    }

    /// <summary>Draws as many units as there are, with replacement.</summary>
    public static void Draw(uint seed, int resample, Span<int> drawn)
    {
        ItemRandom random = new(seed, (ulong)resample);
        for (int i = 0; i < drawn.Length; i++) drawn[i] = random.NextIndex(drawn.Length);
    }
}
