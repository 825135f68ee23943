namespace Ballast.Resampling;

/// <summary>
/// The rows of a search in the order they are packed. They are divided into parts, and each part into rows that only ask, that ask and are asked for, and that
/// are only asked for, every list filled up to whole units.
/// </summary>
internal sealed class JoinPlaces
{
    private const int Roles = 3, Asking = 0, Both = 1, AskedFor = 2;

    private readonly int[] starts;

    /// <summary>Lays out the rows.</summary>
    /// <param name="queryRows">The rows that ask.</param>
    /// <param name="pointRows">The rows that are asked for.</param>
    /// <param name="oneTable">Whether both are of one table and ascend, so that a row can be both.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="unit">What lists are filled up to.</param>
    public JoinPlaces(int[] queryRows, int[] pointRows, bool oneTable, int parts, int unit)
    {
        Parts = parts;
        int[] counts = new int[Roles];
        Walk(queryRows, pointRows, oneTable, (role, _, _) => counts[role]++);
        starts = new int[parts * Roles + 1];
        for (int list = 0; list < parts * Roles; list++)
        {
            int length = Slice(counts[list % Roles], list / Roles + 1) - Slice(counts[list % Roles], list / Roles);
            starts[list + 1] = starts[list] + (length + unit - 1) / unit * unit;
        }

        Rows = new int[starts[^1]];
        Queries = new int[starts[^1]];
        Rows.AsSpan().Fill(-1);
        Queries.AsSpan().Fill(-1);
        int[] taken = new int[Roles], part = new int[Roles];
        Walk(queryRows, pointRows, oneTable, (role, row, query) =>
        {
            while (taken[role] >= Slice(counts[role], part[role] + 1)) part[role]++;
            int place = starts[part[role] * Roles + role] + taken[role]++ - Slice(counts[role], part[role]);
            (Rows[place], Queries[place]) = (row, query);
        });
    }

    public int Parts { get; }

    /// <summary>The row of each place; −1 where a list is filled up.</summary>
    public int[] Rows { get; }

    /// <summary>Which query of the search a place is; −1 where it does not ask.</summary>
    public int[] Queries { get; }

    /// <summary>The lists of a part, in the order of their places.</summary>
    public JoinList[] Lists(int part)
    {
        var lists = new List<JoinList>();
        for (int role = 0; role < Roles; role++)
        {
            int list = part * Roles + role;
            if (starts[list] < starts[list + 1]) lists.Add(new JoinList(starts[list], starts[list + 1], role != AskedFor, role != Asking));
        }

        return [.. lists];
    }

    /// <summary>The first place of a part; that of the part after the last is the number of places.</summary>
    public int Start(int part) => starts[part * Roles];

    /// <summary>The role of each row in merged order, handed to <paramref name="take"/> with its row and query.</summary>
    private static void Walk(int[] queryRows, int[] pointRows, bool oneTable, Action<int, int, int> take)
    {
        int at = 0;
        for (int query = 0; query < queryRows.Length; query++)
        {
            for (; oneTable && at < pointRows.Length && pointRows[at] < queryRows[query]; at++) take(AskedFor, pointRows[at], -1);
            bool both = oneTable && at < pointRows.Length && pointRows[at] == queryRows[query];
            if (both) at++;
            take(both ? Both : Asking, queryRows[query], query);
        }

        for (; at < pointRows.Length; at++) take(AskedFor, pointRows[at], -1);
    }

    /// <summary>How many of a list come before a part.</summary>
    private int Slice(int length, int part) => (int)((long)length * part / Parts);
}
