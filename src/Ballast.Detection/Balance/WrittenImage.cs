namespace Ballast.Detection;

/// <summary>An image as it is written: once, or one of its repeats.</summary>
/// <param name="Image">The image.</param>
/// <param name="Repeat">0 for itself, 1, 2 … for its repeats.</param>
internal readonly record struct WrittenImage(PlannedImage Image, int Repeat)
{
    /// <summary>The path below the folder of its part. A repeat is marked before the name, because volumes are told by what comes after a '-'.</summary>
    internal string Name
    {
        get
        {
            string inner = Image.Source.Inner;
            if (Repeat == 0) return inner;
            int slash = inner.LastIndexOf('/') + 1;
            return $"{inner[..slash]}repeat{Repeat}_{inner[slash..]}";
        }
    }

    internal string ImageFile => $"images/{PartWords.Of(Image.Part)}/{Name}";

    internal string LabelFile => $"labels/{PartWords.Of(Image.Part)}/{Path.ChangeExtension(Name, ".txt")}";

    /// <summary>All that a plan writes, in the order of the plan.</summary>
    internal static IEnumerable<WrittenImage> Of(BalancePlan plan) =>
        from image in plan.Images from repeat in Enumerable.Range(0, image.Copies) select new WrittenImage(image, repeat);
}
