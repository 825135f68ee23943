using Ballast.Core;
using Ballast.Vision;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class DatasetRelabelingTests
{
    private static readonly DetectionDataset Cells = new()
    {
        Root = "made",
        Classes = ClassNames.InGivenOrder(["RBC", "WBC", "Platelets"]),
        Images = [Image("a.png", 0, 1, 2, 1), Image("b.png", 2)],
        Findings = [new DetectionFinding("a.txt", 1, DetectionFindingKind.OutOfImage, "Cut.")],
    };

    [Fact]
    public void Several_classes_become_one_and_the_order_is_that_of_the_rules()
    {
        DetectionDataset cells = DatasetRelabeling.Apply(Cells, LabelMap.Of(("Platelets", "small"), ("?BC", "cell")));
        Assert.Equal(["small", "cell"], cells.Classes);
        Assert.Equal([1, 1, 0, 1], cells.Images[0].Annotations.Select(annotation => annotation.Label));
        Assert.Equal([0], cells.Images[1].Annotations.Select(annotation => annotation.Label));
        Assert.Equal(Cells.Findings, cells.Findings);
    }

    [Fact]
    public void Objects_that_fit_no_rule_are_left_out_and_counted_and_their_image_stays()
    {
        DetectionDataset cells = DatasetRelabeling.Apply(Cells, LabelMap.Of(("WBC", "WBC")));
        Assert.Equal([2, 0], cells.Images.Select(image => image.Annotations.Length));
        Assert.Equal(
            [
                "a.txt:1 OutOfImage Cut.",
                ". UnknownClass 1 object of class 'RBC' fits no rule of the label map; it was left out.",
                ". UnknownClass 2 objects of class 'Platelets' fit no rule of the label map; they were left out.",
            ],
            Found.Lines(cells.Findings));
    }

    private static DetectionImage Image(string file, params int[] labels) =>
        new() { File = file, WidthPixels = 10, HeightPixels = 10, Annotations = [.. labels.Select(label => new Annotation(label, new PixelBox(1, 1, 2, 2)))] };
}
