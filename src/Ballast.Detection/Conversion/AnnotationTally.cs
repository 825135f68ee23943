using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Counts what becomes of the rows of annotations.</summary>
internal sealed class AnnotationTally
{
    private readonly SortedDictionary<string, (int Lines, SortedDictionary<string, int> LeftOut)> labels = new(StringComparer.Ordinal);
    private int cut;

    internal void Line(string label) => labels[label] = (Entry(label).Lines + 1, Entry(label).LeftOut);

    internal void Omit(string label, string reason)
    {
        SortedDictionary<string, int> reasons = Entry(label).LeftOut;
        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        labels[label] = (Entry(label).Lines, reasons);
    }

    internal void Cut() => cut++;

    internal AnnotationAccount Sum() => Total(
        labels.ToImmutableSortedDictionary(
            each => each.Key,
            each => new LabelAccount(each.Value.Lines + each.Value.LeftOut.Values.Sum(), each.Value.Lines, each.Value.LeftOut.ToImmutableSortedDictionary(StringComparer.Ordinal)),
            StringComparer.Ordinal),
        cut);

    /// <summary>Adds up accounts of different volumes.</summary>
    internal static AnnotationAccount Sum(IEnumerable<AnnotationAccount> accounts)
    {
        AnnotationAccount[] all = [.. accounts];
        return Total(
            all.SelectMany(account => account.Labels).GroupBy(each => each.Key, each => each.Value, StringComparer.Ordinal).ToImmutableSortedDictionary(
                label => label.Key,
                label => new LabelAccount(label.Sum(each => each.Rows), label.Sum(each => each.LabelLines), Sums.Of(label.Select(each => each.LeftOut))),
                StringComparer.Ordinal),
            all.Sum(account => account.CutToImage));
    }

    private static AnnotationAccount Total(ImmutableSortedDictionary<string, LabelAccount> labels, int cut) => new()
    {
        Rows = labels.Values.Sum(label => label.Rows),
        LabelLines = labels.Values.Sum(label => label.LabelLines),
        LeftOut = Sums.Of(labels.Values.Select(label => label.LeftOut)),
        CutToImage = cut,
        Labels = labels,
    };

    private (int Lines, SortedDictionary<string, int> LeftOut) Entry(string label) =>
        labels.TryGetValue(label, out (int, SortedDictionary<string, int>) entry) ? entry : (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
}
