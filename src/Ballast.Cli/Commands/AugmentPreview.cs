using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>Images and what methods made of them.</summary>
/// <param name="Source">The dataset.</param>
/// <param name="Methods">The names of the methods.</param>
/// <param name="Rows">An image, and what each method made of it.</param>
internal sealed record AugmentPreview(AugmentSource Source, ImmutableArray<string> Methods, ImmutableArray<AugmentPreview.Row> Rows)
{
    public static AugmentPreview Make(AugmentSource source, AugmentWishes wishes, CancellationToken cancellation)
    {
        source = source with { Augmentation = wishes.Augmentation };
        ImmutableArray<AugmentMethod> methods = AugmentMethods.Of(wishes.Methods, source);
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (int item in source.Draw(wishes.Images, wishes.Seed))
        {
            var made = ImmutableArray.CreateBuilder<Tile>();
            foreach (AugmentMethod method in methods)
            {
                cancellation.ThrowIfCancellationRequested();
                var random = new ItemRandom(wishes.Seed, NumberOf(method.Name), (ulong)item);
                made.Add(new Tile(method.Name, method.Apply(source, item, ref random)));
            }

            rows.Add(new Row(item, source.Image(item), made.ToImmutable()));
        }

        return new AugmentPreview(source, [.. methods.Select(method => method.Name)], rows.ToImmutable());
    }

    /// <summary>A number that follows from the name alone, so that a method shows the same whatever stands beside it.</summary>
    private static ulong NumberOf(string name) => name.Aggregate(17UL, (number, letter) => number * 31 + letter);

    /// <param name="Item">The place of the image in the source.</param>
    /// <param name="Image">As it is.</param>
    /// <param name="Made">What each method made of it.</param>
    internal sealed record Row(int Item, LabeledImage Image, ImmutableArray<Tile> Made);

    /// <param name="Method">The method.</param>
    /// <param name="Made">What it made.</param>
    internal sealed record Tile(string Method, AugmentedImage Made);
}
