using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The samples of a class that a condensing method starts from.</summary>
internal static class SeedSamples
{
    /// <summary>Draws places within the class: as often as asked, or, as imbalanced-learn has it, with repeats.</summary>
    public static int[] Draw(ClassScope scope, int label, int minority, CondensingOptions options, RandomState random)
    {
        int count = scope.Counts[label], wanted = options.Seeds, store = scope.Counts[minority] + wanted;
        if (store < options.Neighbors)
        {
            throw new BallastException(
                $"{options.Neighbors} neighbors are to classify {scope.NameOf(label)}, but there are {store} samples to begin with: those of {scope.NameOf(minority)} "
                + $"and Seeds. Lower Neighbors (now {options.Neighbors}) to {store}, or raise Seeds (now {wanted}).");
        }

        if (options.Compatibility == Compatibility.ImbalancedLearn) return random.Choice(count, wanted);
        if (wanted > count) throw new BallastException($"{scope.NameOf(label)} has {count} samples but Seeds is {wanted}. Lower Seeds to at most {count}.");
        int[] seeds = new int[wanted];
        bool[] drawn = new bool[count];
        for (int i = 0; i < wanted;)
        {
            int place = (int)random.Integer(0, count);
            if (drawn[place]) continue;
            drawn[place] = true;
            seeds[i++] = place;
        }

        return seeds;
    }
}
