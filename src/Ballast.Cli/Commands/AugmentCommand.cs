using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast augment</c>: a contact sheet of what augmentation does to images and their labels.</summary>
internal static class AugmentCommand
{
    private static readonly string Purpose = $"""
        Look at augmentation before you train with it: writes a PNG with a few images of a dataset beside what each method makes of them, boxes, outlines and class
        names drawn as a network would get them. PATH is a folder of images, one folder a class, or a detection dataset (YOLO, COCO, Pascal VOC, a CSV file of
        boxes). Of a dataset with parts only training images are shown. The same seed draws the same sheet.

        Methods: {WrappedText.Of(string.Join(", ", AugmentMethods.Names), 150, "", "").TrimEnd()}

        Examples:
          ballast augment photos preview.png
          ballast augment yolo_dataset preview.png --method mosaic4,mixup,box_paste --images 4
          ballast augment photos preview.png --method augmentation --augmentation combined_augmentation_1.json
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A folder of images, one folder a class; or a detection dataset." };
        var preview = new Argument<string>("PREVIEW") { Description = "The PNG file to write." };
        var methods = new Option<string?>("--method") { Description = "The methods to show, separated by commas. Default: a set that fits the dataset.", HelpName = "NAMES" };
        var images = RunOptions.Number("--images", "How many images to show, 1 to 50", 3);
        var size = RunOptions.Number("--size", "The longest side of each picture on the sheet, in pixels, 64 to 1024", 256);
        var columns = new Option<int?>("--columns") { Description = "Pictures a row, 1 to 64. Default: an image and its methods in a row, or in two when there are many.", HelpName = "N" };
        var seed = new Option<uint>("--seed") { Description = "Another seed draws other images and other variations.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        var augmentation = RunOptions.Augmentation("--augmentation", "What the method 'augmentation' does, as in training", "baseline");
        Option<bool> json = JsonOutput.Option();
        var command = new Command("augment", Purpose) { path, preview, methods, images, size, columns, seed, augmentation, json };
        command.SetAction((parsed, cancellation) =>
        {
            string file = PngName(parsed.GetRequiredValue(preview));
            var wishes = new AugmentWishes(parsed.GetValue(methods), InRange(parsed.GetValue(images), "--images", 1, 50), parsed.GetValue(seed))
            {
                Augmentation = RunChoices.AugmentationNamed(parsed.GetValue(augmentation)!),
            };
            int pixels = InRange(parsed.GetValue(size), "--size", 64, 1024);
            int? row = parsed.GetValue(columns) is { } wanted ? InRange(wanted, "--columns", 1, 64) : null;
            AugmentSource source = AugmentSource.Read(parsed.GetRequiredValue(path), cancellation);
            AugmentPreview made = AugmentPreview.Make(source, wishes, cancellation);
            AugmentView.Write(file, made, pixels, row);
            if (parsed.GetValue(json)) JsonOutput.Write(AugmentView.Json(file, made));
            else AugmentView.Show(file, made);
            return Task.FromResult(0);
        });
        return command;
    }

    private static string PngName(string name)
    {
        if (Directory.Exists(name)) throw new BallastException($"{name}: is a folder. Name the PNG file to write, for example {Path.Join(name, "preview.png")}.");
        return name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? name : throw new BallastException($"{name}: the contact sheet is a PNG file. Give it a name that ends in .png.");
    }

    private static int InRange(int value, string option, int least, int most) =>
        value >= least && value <= most ? value : throw new BallastException($"{option} is {value}; it must be from {least} to {most}.");
}
