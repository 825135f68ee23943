namespace Ballast.Resampling;

/// <summary>Finds the rows nearest to a profile, by distance, then by place, and what they have in common.</summary>
internal sealed class ProfileSearch
{
    private readonly CategoryProfiles profiles;
    private readonly ValueDifferenceMetric metric;
    private readonly double[] distances;
    private readonly int[] places, votes;
    private readonly double[][] differences;
    private int found;

    public ProfileSearch(CategoryProfiles profiles, ValueDifferenceMetric metric, int nearest)
    {
        this.profiles = profiles;
        this.metric = metric;
        distances = new double[nearest];
        places = new int[nearest];
        differences = new double[metric.Columns][];
        for (int column = 0; column < differences.Length; column++) differences[column] = new double[metric.CategoriesOf(column)];
        votes = new int[differences.Max(column => (int?)column.Length) ?? 0];
    }

    /// <summary>Writes, a column, the category that most of the nearest rows have, of equal ones the smallest.</summary>
    public void MostUsual(int profile, Span<int> typical)
    {
        Search(profile);
        for (int column = 0; column < typical.Length; column++)
        {
            int best = int.MaxValue, most = 0;
            foreach (int place in places)
            {
                int code = CodeOf(place, column), count = ++votes[code];
                if (count < most || (count == most && code > best)) continue;
                most = count;
                best = code;
            }

            foreach (int place in places) votes[CodeOf(place, column)] = 0;
            typical[column] = best;
        }
    }

    private int CodeOf(int place, int column) => profiles.Codes[profiles.Of(place), column];

    private void Search(int profile)
    {
        found = 0;
        ReadOnlySpan<int> own = profiles.Codes.Row(profile);
        for (int column = 0; column < differences.Length; column++)
            for (int code = 0; code < differences[column].Length; code++)
                differences[column][code] = metric.Difference(column, own[column], code);
        for (int other = 0; other < profiles.Count; other++)
        {
            double limit = found == places.Length ? distances[^1] : double.PositiveInfinity, distance = Distance(profiles.Codes.Row(other), limit);
            if (distance > limit) continue;
            foreach (int place in profiles.Members(other))
                if (!Insert(place, distance))
                    break;
        }
    }

    /// <summary>The distance, or something above the limit once it is passed: what a column adds is never negative.</summary>
    private double Distance(ReadOnlySpan<int> codes, double limit)
    {
        double sum = 0;
        for (int column = 0; column < codes.Length && sum <= limit; column++) sum += differences[column][codes[column]];
        return sum;
    }

    private bool Insert(int place, double distance)
    {
        int at = found;
        while (at > 0 && (distance < distances[at - 1] || (distance == distances[at - 1] && place < places[at - 1]))) at--;
        if (at == places.Length) return false;
        if (found < places.Length) found++;
        for (int to = found - 1; to > at; to--)
        {
            distances[to] = distances[to - 1];
            places[to] = places[to - 1];
        }

        distances[at] = distance;
        places[at] = place;
        return true;
    }
}
