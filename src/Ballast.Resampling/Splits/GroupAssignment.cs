using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// Which part each group is in, and how far the parts are from their shares: the squares of (share reached − share asked) summed over parts and
/// classes, and over parts for all samples, plus a penalty for every part that misses a class although it has a group for each.
/// </summary>
internal sealed class GroupAssignment
{
    private const double MissingPenalty = 10, Improvement = 1e-12;

    private readonly GroupTable groups;
    private readonly double[] shares;
    private readonly ClassCounts totals;
    private readonly bool[] everywhere, movable;
    private readonly int[,] counts;
    private readonly int[] sizes;

    /// <summary>Starts with every group in part 0.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="totals">The counts of the classes.</param>
    /// <param name="shares">The share of each part, above 0; their sum is 1.</param>
    /// <remarks>The groups of a class that has fewer groups than there are parts stay in part 0.</remarks>
    public GroupAssignment(GroupTable groups, ClassCounts totals, double[] shares)
    {
        this.groups = groups;
        this.totals = totals;
        this.shares = shares;
        everywhere = [.. groups.GroupsByClass(totals.Classes).Select(count => count >= shares.Length)];
        movable = [.. groups.Classes.Select(group => group.All(entry => everywhere[entry.Label]))];
        Parts = new int[groups.Count];
        counts = new int[shares.Length, totals.Classes];
        sizes = new int[shares.Length];
    }

    /// <summary>The part of each group.</summary>
    public int[] Parts { get; }

    /// <summary>Puts groups, in the order given, where their classes lack most.</summary>
    public void Fill(int[] order)
    {
        foreach (int group in order)
            if (!movable[group])
                Add(group, 0, 1);
        foreach (int group in order)
        {
            if (!movable[group]) continue;
            int best = 0;
            for (int part = 1; part < shares.Length; part++)
                if (Lack(group, part) > Lack(group, best) + Improvement)
                    best = part;
            Parts[group] = best;
            Add(group, best, 1);
        }
    }

    /// <summary>Moves single groups to better parts and exchanges pairs, until nothing improves.</summary>
    public void Improve(int[] order, RandomState random)
    {
        const int passes = 20, trials = 300_000;
        int partners = Math.Clamp(trials / Math.Max(1, order.Length), 4, order.Length);
        bool improved = true;
        for (int pass = 0; pass < passes && improved; pass++)
        {
            improved = false;
            foreach (int group in order)
            {
                if (!movable[group]) continue;
                improved |= MoveToBest(group);
                for (int i = 0; i < partners; i++) improved |= Exchange(group, order[(int)random.Integer(0, order.Length)]);
            }
        }
    }

    /// <summary>How far the parts are from what was asked.</summary>
    public double Cost()
    {
        double cost = 0;
        for (int part = 0; part < shares.Length; part++)
        {
            cost += SizeTerm(part, sizes[part]);
            for (int label = 0; label < totals.Classes; label++)
                if (totals[label] > 0)
                    cost += ClassTerm(part, label, counts[part, label]);
        }

        return cost;
    }

    /// <summary>Whether a class is missing from a part although it has a group for each.</summary>
    public bool IsIncomplete()
    {
        for (int part = 0; part < shares.Length; part++)
            for (int label = 0; label < totals.Classes; label++)
                if (counts[part, label] == 0 && everywhere[label])
                    return true;
        return false;
    }

    private double Lack(int group, int part)
    {
        double lack = (shares[part] - (double)sizes[part] / totals.Total) * groups.Rows[group].Length / totals.Total;
        foreach ((int label, int count) in groups.Classes[group])
            lack += (shares[part] - (double)counts[part, label] / totals[label]) * count / totals[label];
        return lack;
    }

    private bool MoveToBest(int group)
    {
        int from = Parts[group], best = from;
        double bestChange = -Improvement;
        for (int part = 0; part < shares.Length; part++)
        {
            if (part == from) continue;
            double change = ChangeOfMove(group, from, part);
            if (change >= bestChange) continue;
            bestChange = change;
            best = part;
        }

        if (best == from) return false;
        Move(group, best);
        return true;
    }

    private bool Exchange(int first, int second)
    {
        int from = Parts[first], to = Parts[second];
        if (from == to || !movable[second]) return false;
        double change = ChangeOfMove(first, from, to);
        Move(first, to);
        change += ChangeOfMove(second, to, from);
        if (change < -Improvement)
        {
            Move(second, from);
            return true;
        }

        Move(first, from);
        return false;
    }

    private double ChangeOfMove(int group, int from, int to)
    {
        int size = groups.Rows[group].Length;
        double change = SizeTerm(from, sizes[from] - size) - SizeTerm(from, sizes[from]) + SizeTerm(to, sizes[to] + size) - SizeTerm(to, sizes[to]);
        foreach ((int label, int count) in groups.Classes[group])
        {
            int there = counts[to, label], here = counts[from, label];
            change += ClassTerm(to, label, there + count) - ClassTerm(to, label, there);
            change += ClassTerm(from, label, here - count) - ClassTerm(from, label, here);
        }

        return change;
    }

    private double SizeTerm(int part, int size)
    {
        double off = (double)size / totals.Total - shares[part];
        return off * off;
    }

    private double ClassTerm(int part, int label, int count)
    {
        double off = (double)count / totals[label] - shares[part];
        return off * off + (count == 0 && everywhere[label] ? MissingPenalty : 0);
    }

    private void Move(int group, int to)
    {
        Add(group, Parts[group], -1);
        Add(group, to, 1);
        Parts[group] = to;
    }

    private void Add(int group, int part, int sign)
    {
        sizes[part] += sign * groups.Rows[group].Length;
        foreach ((int label, int count) in groups.Classes[group]) counts[part, label] += sign * count;
    }
}
