using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What a method needs of a class, and the rows around it.</summary>
internal static class ClassNeeds
{
    public static void Samples(ClassScope scope, int label, int needed, string method)
    {
        int count = scope.Counts[label];
        if (count >= needed) return;
        throw new BallastException(
            $"{scope.NameOf(label)} has {count} {(count == 1 ? "sample" : "samples")} but {method} needs {needed}. "
            + "Repeat its samples with RandomOverSampler first, or leave the class out of the target.");
    }

    /// <summary>The neighbours that a row can have among all others of the table.</summary>
    public static void Neighbors(ClassScope scope, int neighbors, string method)
    {
        int others = scope.Counts.Total - 1;
        if (others < neighbors)
            throw new BallastException($"{method} looks at {neighbors} neighbors of a sample, but there are only {others} other samples. Lower Neighbors or add samples.");
    }

    /// <summary>The rows of all other classes, ascending.</summary>
    public static int[] Others(ClassScope scope, int label)
    {
        int[] rows = new int[scope.Counts.Total - scope.Counts[label]];
        int filled = 0;
        foreach (int other in scope.Present)
        {
            if (other == label) continue;
            scope.Rows[other].CopyTo(rows, filled);
            filled += scope.Rows[other].Length;
        }

        Array.Sort(rows);
        return rows;
    }

    /// <summary>Whether each row is of the class.</summary>
    public static bool[] Membership(ClassScope scope, int label)
    {
        bool[] inClass = new bool[scope.Counts.Total];
        foreach (int row in scope.Rows[label]) inClass[row] = true;
        return inClass;
    }
}
