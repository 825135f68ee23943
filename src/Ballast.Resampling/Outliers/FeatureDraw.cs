namespace Ballast.Resampling;

/// <summary>Draws features without replacement, as scikit-learn's trees do: features found constant above a node are not looked at again below it.</summary>
/// <remarks>
/// The order of the features is part of the state of a tree: what a node draws depends on what was drawn before. In it stand, from the front, constants
/// drawn at this node, other constants known from above, constants found at this node, features not drawn yet, features drawn that vary.
/// </remarks>
internal sealed class FeatureDraw
{
    private readonly int[] features;
    private readonly int[] constants;

    public FeatureDraw(int count)
    {
        features = Neighborhood.AllRows(count);
        constants = new int[count];
    }

    /// <summary>Draws until a feature varies; −1 when none does.</summary>
    /// <param name="known">How many features are constant; more afterwards.</param>
    /// <param name="random">The generator of the tree.</param>
    /// <param name="varies">Whether a feature varies at this node.</param>
    public int FirstThatVaries(ref int known, ref SplitRandom random, Func<int, bool> varies)
    {
        int drawn = 0, found = 0, knownAbove = known, result = -1;
        while (result < 0 && features.Length > knownAbove + found)
        {
            int place = random.Next(drawn, features.Length - found);
            if (place < knownAbove)
            {
                (features[drawn], features[place]) = (features[place], features[drawn]);
                drawn++;
                continue;
            }

            place += found;
            if (varies(features[place]))
            {
                result = features[place];
                (features[^1], features[place]) = (features[place], features[^1]);
            }
            else
            {
                (features[place], features[knownAbove + found]) = (features[knownAbove + found], features[place]);
                found++;
            }
        }

        constants.AsSpan(0, knownAbove).CopyTo(features);
        features.AsSpan(knownAbove, found).CopyTo(constants.AsSpan(knownAbove));
        known = knownAbove + found;
        return result;
    }
}
