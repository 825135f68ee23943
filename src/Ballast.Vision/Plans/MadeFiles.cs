using System.Buffers;
using System.Globalization;
using System.Text;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Names of made images on disk, and the list of where they come from.</summary>
internal static class MadeFiles
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t");

    /// <summary>Class folder, place in the plan, name of the base file, and version or step: unique, and telling.</summary>
    internal static string NameOf(PlannedImages images, ClassNames classes, int index)
    {
        SampleOrigin origin = images.Plan.Samples[index];
        string stem = Path.GetFileNameWithoutExtension(images.BasePathOf(index));
        string suffix = origin.Kind == SampleKind.Augmented ? $"v{origin.Version}" : "synthetic";
        return string.Create(CultureInfo.InvariantCulture, $"{classes[images.LabelOf(index)]}/{index:D6}_{stem}_{suffix}.png");
    }

    internal static void WriteList(PlannedImages images, ClassNames classes, IEnumerable<int> made, string folder)
    {
        var text = new StringBuilder("file,label,kind,source,neighbor,step,version\n");
        foreach (int index in made)
        {
            SampleOrigin origin = images.Plan.Samples[index];
            string[] cells =
            [
                NameOf(images, classes, index), classes[images.LabelOf(index)], origin.Kind.ToString().ToLowerInvariant(), images.BasePathOf(index), images.NeighborPathOf(index) ?? "",
                origin.Step.ToString("R", CultureInfo.InvariantCulture), origin.Version.ToString(CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }

        WholeFile.Write(Path.Join(folder, "metadata.csv"), Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
