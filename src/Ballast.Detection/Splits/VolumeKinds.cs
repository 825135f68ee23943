namespace Ballast.Detection;

/// <summary>What groups are stratified by: whether they hold an object, and of several classes the rarest.</summary>
internal static class VolumeKinds
{
    /// <summary>A group without objects.</summary>
    internal const int Negative = -1;

    /// <summary>The kind of each group: the class of those it holds that the fewest groups hold, the lower label of equal ones; <see cref="Negative"/> where it holds none.</summary>
    /// <param name="classesOfGroup">The labels that stand in each group, each once.</param>
    internal static int[] Of(IReadOnlyList<IReadOnlyCollection<int>> classesOfGroup)
    {
        var holders = new Dictionary<int, int>();
        foreach (IReadOnlyCollection<int> classes in classesOfGroup)
            foreach (int label in classes)
                holders[label] = holders.GetValueOrDefault(label) + 1;
        return [.. classesOfGroup.Select(classes => classes.Count == 0 ? Negative : classes.OrderBy(label => holders[label]).ThenBy(label => label).First())];
    }
}
