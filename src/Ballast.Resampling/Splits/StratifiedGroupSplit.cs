using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Splits samples into training, validation and test parts that keep the class shares and never divide a group (a patient, a volume, a leaf).</summary>
/// <remarks>
/// Groups are placed large before small where their classes lack most; then single groups move and pairs exchange until no such step brings the
/// parts nearer to their shares (the sum over classes and parts of the squared difference of shares). Every class is in every part when each
/// group is of one class and the class has a group for each part; groups of several classes can make that impossible. Equal groups are ordered by
/// the seed. Indices ascend within a part. Thousands of groups take well under a second.
/// </remarks>
public static class StratifiedGroupSplit
{
    private const int Restarts = 10;

    /// <summary>Splits samples.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="groups">One group a sample, zero or more; −1 makes the sample a group of its own.</param>
    /// <param name="options">The shares, the seed, and what to do with classes of fewer groups than parts.</param>
    /// <exception cref="BallastException">The shares leave nothing to train on, or a class has fewer groups than there are parts.</exception>
    public static SplitPlan Split(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RequireTrainingShare();
        if (labels.IsEmpty) throw new BallastException("There are no samples to split.");
        var table = new GroupTable(labels, groups);
        ClassScope scope = TrainTestSplit.ScopeOf(labels, options.ClassNames);
        double[] all = [1 - options.ValidationShare - options.TestShare, options.ValidationShare, options.TestShare];
        SplitPart[] parts = [.. Enum.GetValues<SplitPart>().Where(part => all[(int)part] > 0)];
        double[] shares = [.. parts.Select(part => all[(int)part])];
        if (options.TinyClass == TinyClassRemedy.Refuse) RequireGroups(table, scope, parts.Length);
        GroupAssignment assignment = Assign(table, scope.Counts, shares, options.Seed);
        return ToPlan(table, assignment, parts);
    }

    /// <summary>Splits a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="groups">One group a row, zero or more; −1 makes the row a group of its own.</param>
    /// <param name="options">The shares, the seed, and what to do with classes of fewer groups than parts.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static SplitPlan Split<T>(
        LabeledTable<T> table, ReadOnlySpan<int> groups, SplitOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Split(table.Labels.AsSpan(), groups, options);
    }

    private static void RequireGroups(GroupTable table, ClassScope scope, int parts)
    {
        int[] groups = table.GroupsByClass(scope.Counts.Classes);
        foreach (int label in scope.Present)
        {
            if (groups[label] >= parts) continue;
            string found = groups[label] == 1 ? "1 group" : $"{groups[label]} groups";
            throw new BallastException(
                $"{scope.NameOf(label)} has {found} but {parts} are needed, one for each part. Add groups, drop the class, or set TinyClass to KeepInTraining.");
        }
    }

    private static GroupAssignment Assign(GroupTable table, ClassCounts counts, double[] shares, uint seed)
    {
        GroupAssignment? best = null;
        for (uint start = 0; start < Restarts; start++)
        {
            RandomState random = start == 0 ? new RandomState(seed) : new RandomState(seed).Derive(start);
            int[] order = [.. random.Permutation(table.Count).OrderByDescending(group => Weight(table.Classes[group], counts))];
            var assignment = new GroupAssignment(table, counts, shares);
            assignment.Fill(order);
            assignment.Improve(order, random);
            if (best is null || assignment.Cost() < best.Cost()) best = assignment;
            if (!best.IsIncomplete()) break;
        }

        return best!;
    }

    private static double Weight((int Label, int Count)[] classes, ClassCounts counts) =>
        classes.Max(entry => (double)entry.Count / counts[entry.Label]);

    private static SplitPlan ToPlan(GroupTable table, GroupAssignment assignment, SplitPart[] parts)
    {
        List<int>[] rows = [[], [], []];
        for (int group = 0; group < table.Count; group++) rows[(int)parts[assignment.Parts[group]]].AddRange(table.Rows[group]);
        return new SplitPlan([.. rows[0].Order()], [.. rows[1].Order()], [.. rows[2].Order()]);
    }
}
