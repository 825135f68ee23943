using PureHDF;

namespace Ballast.Volumes;

/// <summary>What an HDF5 file holds, for errors.</summary>
internal static class Hdf5Contents
{
    private const int MostListed = 8;
    private const int MostVisited = 1000;
    private const int Deepest = 8;

    /// <summary>The datasets that could be volumes, and what to do, as sentences.</summary>
    internal static string Describe(IH5Group root)
    {
        var found = new List<string>();
        int visited = 0;
        Visit(root, "", 0);
        if (found.Count == 0) return "It holds no dataset of three or four axes. Leave the file out.";
        found.Sort(StringComparer.Ordinal);
        string more = found.Count > MostListed ? $" and {found.Count - MostListed} more" : "";
        return $"It holds {string.Join(", ", found.Take(MostListed))}{more}. Name one of these, or leave the file out.";

        void Visit(IH5Group group, string path, int depth)
        {
            foreach (IH5Object child in group.Children())
            {
                if (++visited > MostVisited) return;
                if (child is IH5Dataset { Space.Dimensions: { Length: 3 or 4 } sizes } dataset)
                    found.Add($"{path}{dataset.Name} ({string.Join(" x ", sizes)})");
                else if (child is IH5Group inner && depth < Deepest)
                    Visit(inner, $"{path}{inner.Name}/", depth + 1);
            }
        }
    }
}
