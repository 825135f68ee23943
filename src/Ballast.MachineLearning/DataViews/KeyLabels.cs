using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>Key 1 is label 0, key 2 label 1 and so on, whether or not a row has them.</summary>
internal sealed class KeyLabels<TKey>(DataViewSchema.Column column) : LabelColumn(column)
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    private const int LargestKey = 1_000_000;

    private int classes;

    public override ImmutableArray<string> ClassNames
    {
        get
        {
            string[] names = [.. Enumerable.Range(1, classes).Select(key => key.ToString())];
            if (Column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type is VectorDataViewType { ItemType: TextDataViewType })
            {
                VBuffer<ReadOnlyMemory<char>> texts = default;
                Column.GetKeyValues(ref texts);
                foreach ((int key, ReadOnlyMemory<char> text) in texts.Items())
                    if (key < names.Length && !text.IsEmpty)
                        names[key] = text.ToString();
            }

            return [.. names];
        }
    }

    public override Func<int, int> Reader(DataViewRowCursor cursor)
    {
        ValueGetter<TKey> getter = cursor.GetGetter<TKey>(Column);
        TKey key = default;
        return row =>
        {
            getter(ref key);
            if (TKey.IsZero(key)) throw new BallastException($"Column '{Column.Name}' has no label in row {row}. Give it one or drop the row.");
            if (key > TKey.CreateSaturating(LargestKey))
                throw new BallastException($"Column '{Column.Name}' holds key {key} in row {row}; a label is a key of at most {LargestKey}. Map it to fewer classes.");
            int label = int.CreateTruncating(key) - 1;
            classes = Math.Max(classes, label + 1);
            return label;
        };
    }

    public override void Finish(Span<int> codes)
    {
    }

    public override IViewColumn Output(ImmutableArray<int> labels)
    {
        var keys = new TKey[classes];
        for (int label = 0; label < classes; label++) keys[label] = TKey.CreateTruncating(label + 1);
        return new ClassValueColumn<TKey>(labels, keys);
    }
}
