using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class CocoFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Categories_of_any_numbers_become_classes_in_their_order()
    {
        DetectionDataset read = Read("""
            {"info": {"a": [1, {"b": 2}]},
             "categories": [{"id": 90, "name": "dog"}, {"id": 7, "name": "cat"}, {"id": 8, "name": "emu"}],
             "annotations": [
              {"id": 1, "image_id": 5, "category_id": 90, "bbox": [1.5, 2, 10, 20.25], "segmentation": [], "iscrowd": 0},
              {"id": 2, "image_id": 5, "category_id": 7, "segmentation": [[10, 10, 20, 10, 15, 30]], "iscrowd": 0},
              {"id": 3, "image_id": 5, "category_id": 7, "bbox": [0, 0, 50, 50], "segmentation": {"counts": [1, 2], "size": [50, 100]}, "iscrowd": 1}],
             "images": [{"id": 5, "file_name": "a.png", "width": 100, "height": 50}]}
            """);
        Assert.Equal(["cat", "emu", "dog"], read.Classes);
        Assert.Equal("2 1.5 2 10 20.25; 0 10 10 10 20; 0 0 0 50 50", Found.Boxes(Assert.Single(read.Images)));
        Assert.Equal([0, 3, 0], read.Images[0].Annotations.Select(annotation => annotation.Polygon.Length));
        Assert.Equal([false, false, true], read.Images[0].Annotations.Select(annotation => annotation.IsCrowd));
        Assert.Equal(["train.json UnusedClass No object has class 'emu' (label 1)."], Found.Lines(read.Findings));
    }

    [Fact]
    public void Every_kind_of_broken_entry_is_left_out_and_named()
    {
        folder.WriteImages("c.png");
        DetectionDataset read = Read("""
            {"categories": [{"id": 1, "name": "cat"}, {"id": 1, "name": "dog"}, {"id": 2}, 5],
             "images": [{"id": 5, "file_name": "a.png", "width": 50, "height": 100}, {"id": 5, "file_name": "c.png"},
              {"id": 6, "file_name": "/etc/passwd"}, {"id": 7, "file_name": "../../x.png"}, {"id": 8, "file_name": "b.png"}, {"file_name": "b.png"}],
             "annotations": [{"image_id": 5, "category_id": 1, "bbox": [1, 2, 0, 4]},
              {"image_id": 5, "category_id": 1, "bbox": [90, 2, 20, 4]},
              {"image_id": 5, "category_id": 1, "bbox": [1, 2, 3]},
              {"image_id": 5, "category_id": 1, "bbox": [1, 2, "x", 4]},
              {"image_id": 5, "category_id": 3, "bbox": [1, 2, 3, 4]},
              {"image_id": 9, "category_id": 1, "bbox": [1, 2, 3, 4]},
              {"image_id": 5, "category_id": 1},
              {"image_id": 6, "category_id": 1, "bbox": [1, 2, 3, 4]}]}
            """);
        Assert.Equal("0 90 2 10 4", Found.Boxes(Assert.Single(read.Images)));
        Assert.Equal(
            [
                "train.json:1 Malformed An entry of 'categories' has no 'id' or no 'name'; it was left out.",
                "train.json:1 Malformed An entry of 'categories' is not an object; it was left out.",
                "train.json:1 Duplicate Category 1 stands twice; 'dog' was left out.",
                "train.json:2 Duplicate Image 5 stands twice; 'c.png' was left out.",
                "train.json:2 SizeMismatch The file says 50 × 100 pixels, but 'a.png' has 100 × 50; the image is right.",
                "train.json:3 Malformed An entry of 'images' has no 'id' or no 'file_name'; it was left out.",
                "train.json:3 OutsideFolder '/etc/passwd' leads out of the dataset's folder and was not followed.",
                "train.json:3 OutsideFolder '../../x.png' leads out of the dataset's folder and was not followed.",
                "train.json:3 MissingImage There is no image 'b.png'; what is said of it was left out.",
                "train.json:4 DegenerateBox The box of 'cat' is 0 × 4 pixels; it has no area and was left out.",
                "train.json:5 OutOfImage The box of 'cat' from (90, 2) to (110, 6) reaches out of the image of 100 × 50 pixels and was cut to it.",
                "train.json:6 Malformed An entry of 'annotations' has a 'bbox' that is not four numbers; it was left out.",
                "train.json:7 Malformed An entry of 'annotations' has a 'bbox' that is not four numbers; it was left out.",
                "train.json:8 UnknownClass An annotation has category 3, which 'categories' does not list; it was left out.",
                "train.json:9 MissingImage An annotation speaks of image 9, which 'images' does not list; it was left out.",
                "train.json:10 Malformed An entry of 'annotations' has neither a 'bbox' nor a polygon; it was left out.",
            ],
            Found.Lines(read.Findings).Where(line => !line.Contains("UnusedClass", StringComparison.Ordinal)));
    }

    [Fact]
    public void Images_of_a_name_in_several_parts_are_told_apart_by_the_part()
    {
        folder.WriteImages("images/train2017/a.png", "images/val2017/a.png");
        const string Document = """{"categories": [{"id": 1, "name": "cat"}], "images": [{"id": 1, "file_name": "a.png"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}]}""";
        folder.WriteText("annotations/instances_train2017.json", Document);
        folder.WriteText("annotations/instances_val2017.json", Document);
        DetectionDataset read = CocoFolder.Read(folder.Root);
        Assert.Equal([("images/train2017/a.png", SplitPart.Train), ("images/val2017/a.png", SplitPart.Validation)], read.Images.Select(image => (image.File, image.Part!.Value)));
        Assert.Empty(read.Findings);
        Assert.Equal("images/val2017/a.png", Assert.Single(CocoFolder.Read(folder.At("annotations/instances_val2017.json")).Images).File);
    }

    [Theory]
    [InlineData("[1]", "{0}:1: a COCO file is a JSON object with 'images', 'annotations' and 'categories'.")]
    [InlineData("{\"images\": []}", "{0}: has no 'categories'. A COCO file has 'images', 'annotations' and 'categories'.")]
    [InlineData("{\"categories\": []}", "{0}: has no 'images'. A COCO file has 'images', 'annotations' and 'categories'.")]
    [InlineData("{\"images\": {}}", "{0}:1: 'images' is not a list.")]
    [InlineData("{\"images\": [}", "{0}:1:13: is not JSON, or is nested too deep. Correct the file or export it again.")]
    [InlineData("{\"images\": [{\"id\": 1, \"file_name\": \"\\ud800\"}]}", "{0}: holds text that is not Unicode. Export the file again.")]
    public void A_malformed_file_is_refused(string json, string message) =>
        Assert.Equal(string.Format(message, folder.At("train.json")), Assert.Throws<BallastException>(() => Read(json)).Message);

    [Fact]
    public void Depth_without_end_is_refused()
    {
        var failure = Assert.Throws<BallastException>(() => Read("{\"a\": " + new string('[', 1_000_000)));
        Assert.EndsWith("is not JSON, or is nested too deep. Correct the file or export it again.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_file_of_instances_is_refused() => Assert.Equal(
        $"{folder.Root}: holds no COCO file. Its name ends with .json, and contains 'coco' or 'instances' or is that of a part, such as train.json.",
        Assert.Throws<BallastException>(() => CocoFolder.Read(folder.Root)).Message);

    private DetectionDataset Read(string json)
    {
        folder.WriteImages("a.png");
        folder.WriteText("train.json", json);
        return CocoFolder.Read(folder.Root);
    }
}
