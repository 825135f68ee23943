using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The distinct combinations of categories among some rows, and which rows have each.</summary>
internal sealed class CategoryProfiles
{
    private readonly int[] profileOf, starts, members;

    private CategoryProfiles(Matrix<int> codes, int[] profileOf)
    {
        Codes = codes;
        this.profileOf = profileOf;
        starts = new int[codes.Rows + 1];
        foreach (int profile in profileOf) starts[profile + 1]++;
        for (int profile = 0; profile < codes.Rows; profile++) starts[profile + 1] += starts[profile];
        members = new int[profileOf.Length];
        int[] next = starts[..^1];
        for (int place = 0; place < profileOf.Length; place++) members[next[profileOf[place]]++] = place;
    }

    /// <summary>[profiles, columns]</summary>
    public Matrix<int> Codes { get; }

    public int Count => Codes.Rows;

    public static CategoryProfiles Of(Matrix<int> codes, int[] rows)
    {
        var known = new Dictionary<string, int>();
        int[] found = new int[rows.Length];
        var distinct = new List<int>();
        for (int place = 0; place < rows.Length; place++)
        {
            string key = new(MemoryMarshal.Cast<int, char>(codes.Row(rows[place])));
            if (!known.TryGetValue(key, out int profile))
            {
                profile = distinct.Count;
                known.Add(key, profile);
                distinct.Add(rows[place]);
            }

            found[place] = profile;
        }

        var table = new Matrix<int>(distinct.Count, codes.Columns);
        for (int profile = 0; profile < distinct.Count; profile++) codes.Row(distinct[profile]).CopyTo(table.Row(profile));
        return new CategoryProfiles(table, found);
    }

    /// <summary>The profile of a row, by the row's place in the list.</summary>
    public int Of(int place) => profileOf[place];

    /// <summary>The places of the rows that have a profile, ascending.</summary>
    public ReadOnlySpan<int> Members(int profile) => members.AsSpan(starts[profile]..starts[profile + 1]);
}
