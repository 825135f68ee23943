using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>One stratified shuffle of samples into two parts, draw by draw as scikit-learn does it.</summary>
internal static class StratifiedShuffle
{
    public static TrainTestIndices Next(ClassScope scope, int train, int test, RandomState random)
    {
        int[] counts = [.. scope.Present.Select(label => scope.Counts[label])];
        int[] trainSizes = LargestRemainder.Sizes(counts, train, random);
        int[] testSizes = LargestRemainder.Sizes([.. counts.Zip(trainSizes, (count, size) => count - size)], test, random);
        var trainRows = new List<int>(train);
        var testRows = new List<int>(test);
        for (int i = 0; i < counts.Length; i++)
        {
            int[] rows = scope.Rows[scope.Present[i]];
            int[] order = random.Permutation(counts[i]);
            for (int j = 0; j < trainSizes[i]; j++) trainRows.Add(rows[order[j]]);
            for (int j = 0; j < testSizes[i]; j++) testRows.Add(rows[order[trainSizes[i] + j]]);
        }

        return new TrainTestIndices([.. Shuffled(trainRows, random)], [.. Shuffled(testRows, random)]);
    }

    /// <summary>Refuses what cannot be stratified.</summary>
    /// <param name="scope">The classes.</param>
    /// <param name="train">The size of the first part.</param>
    /// <param name="test">The size of the second part.</param>
    /// <param name="left">After how many samples a class has: what was taken before.</param>
    /// <param name="wayOut">What to do besides adding samples.</param>
    public static void Require(ClassScope scope, int train, int test, string left = "", string wayOut = "drop the class")
    {
        foreach (int label in scope.Present)
        {
            if (scope.Counts[label] >= 2) continue;
            throw new BallastException(
                $"{scope.NameOf(label)} has 1 sample{left} but a stratified split in two needs at least 2 of each class. Add samples, or {wayOut}.");
        }

        RequirePart("training", train, scope);
        RequirePart("held-out", test, scope);
    }

    private static void RequirePart(string part, int size, ClassScope scope)
    {
        if (size < scope.Present.Length)
            throw new BallastException(
                $"The {part} part would have {size} samples for {scope.Present.Length} classes. Give it a larger share, or add samples.");
    }

    private static int[] Shuffled(List<int> rows, RandomState random)
    {
        int[] shuffled = [.. rows];
        random.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
