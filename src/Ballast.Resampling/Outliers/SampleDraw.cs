using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Samples drawn without replacement, by scikit-learn's choice of method.</summary>
internal static class SampleDraw
{
    private const double Few = 0.01, Most = 0.99;

    /// <summary>So many of 0 … <paramref name="population"/> − 1, ascending.</summary>
    public static int[] Ascending(int population, int count, RandomState random)
    {
        double share = (double)count / population;
        int[] drawn = share > Few && share < Most ? random.ChoiceWithoutReplacement(population, count)
            : share <= Few ? ByTracking(population, count, random)
            : ByReservoir(population, count, random);
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>Draws again what was drawn before.</summary>
    private static int[] ByTracking(int population, int count, RandomState random)
    {
        var drawn = new HashSet<int>(count);
        while (drawn.Count < count) drawn.Add((int)random.Integer(0, population));
        return [.. drawn];
    }

    /// <summary>The first ones, each replaced by a later one as often as chance says.</summary>
    private static int[] ByReservoir(int population, int count, RandomState random)
    {
        int[] drawn = Neighborhood.AllRows(count);
        for (int i = count; i < population; i++)
        {
            long place = random.Integer(0, i + 1);
            if (place < count) drawn[place] = i;
        }

        return drawn;
    }
}
