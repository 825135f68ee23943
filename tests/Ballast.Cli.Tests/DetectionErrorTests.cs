namespace Ballast.Cli.Tests;

/// <summary>What a person gets who gives the commands of detection datasets something wrong: one line that says what to do, exit code 2, nothing written.</summary>
public sealed class DetectionErrorTests
{
    [Theory]
    [InlineData("Ratios must sum to 1.0 (got 0.8). 0.7, 0.15 and 0.15 are usual.", "balance", "slices", "new", "--train-ratio", "0.5")]
    [InlineData("Ratios must sum to 1.0 (got 1.1). 0.7, 0.15 and 0.15 are usual.", "balance", "slices", "new", "--val_ratio", "0.25")]
    [InlineData("The training ratio is 2 but must be from 0 to 1. 0.7, 0.15 and 0.15 are usual.", "convert", "knee.csv", "new", "--draw-volumes", "--train-ratio", "2")]
    [InlineData("--neg-ratio is 'abc' but must be a number of 0 or more, or 'none'. 1.0 is usual.", "balance", "slices", "new", "--neg-ratio", "abc")]
    [InlineData("Input directory not found: nowhere. Name a YOLO dataset, or a folder of images, one folder a class.", "balance", "nowhere", "new")]
    [InlineData("Input directory not found: nowhere. Name the folder of a YOLO dataset.", "verify", "nowhere")]
    [InlineData("Input directory must contain 'images/' and 'labels/' subdirectories: unlabelled has no 'labels/'.", "balance", "unlabelled", "new")]
    [InlineData("Input directory must contain 'images/' and 'labels/' subdirectories: {0}/unlabelled has neither these nor 'train/images/'.", "verify", "unlabelled")]
    [InlineData("{0}/taken: is not empty (it holds 'mine.txt'). Nothing was written. Name a new or empty folder.", "balance", "slices", "taken")]
    [InlineData("{0}/taken: is not empty (it holds 'mine.txt'). Nothing was written. Name a new or empty folder.", "convert", "slices", "taken")]
    [InlineData("{0}/taken: is not empty (it holds 'mine.txt'). Nothing was written. Name a new or empty folder.", "convert", "knee.csv", "taken", "--draw-volumes")]
    [InlineData("taken: has no conversion_report.json, so nobody can tell which volumes are in it, and none can be added. Name a dataset that a conversion of volumes made, or a new folder.", "convert", "knee.csv", "taken", "--draw-volumes", "--append")]
    [InlineData("'slices/new' and the input '{0}/slices' lie one in the other, so writing would change the input. Name a folder beside it.", "balance", "slices", "slices/new")]
    [InlineData("'slices/new' and the input '{0}/slices' lie one in the other, so writing would change the input. Name a folder beside it.", "convert", "slices", "slices/new")]
    [InlineData("--append does not apply: 'slices' annotates images, not volumes. Leave the option out, or name another source.", "convert", "slices", "new", "--append")]
    [InlineData("--split does not apply: 'knee.csv' annotates volumes, which are split by volume. Leave the option out, or name another source.", "convert", "knee.csv", "new", "--draw-volumes", "--split")]
    [InlineData("--balancing-technique does not apply: 'slices' is a detection dataset. Leave the option out, or name another source.", "balance", "slices", "new", "--balancing-technique", "smote")]
    [InlineData("There is no format 'pascal' to write. Choices: yolo, coco, voc, csv.", "convert", "slices", "new", "--to", "pascal")]
    [InlineData("There is no format 'yolov5'. Did you mean 'yolo'? Choices: yolo, coco, voc, csv, fast-mri, instances.", "convert", "slices", "new", "--from", "yolov5")]
    [InlineData("The scans are missing, or there are two sources of them: give either --volumes DIR or --draw-volumes.", "convert", "knee.csv", "new")]
    [InlineData("Volumes not found: nowhere. Name a folder of DICOM, NIfTI or HDF5 files.", "convert", "knee.csv", "new", "--volumes", "nowhere")]
    [InlineData("No label of the annotations is 'tears', so there would be no object. The labels are 'Cyst', 'Meniscus Tear'.", "convert", "knee.csv", "new", "--draw-volumes", "--label", "tears=tear")]
    [InlineData("--window is '3'. Choices: percentiles, percentiles:0.5,99.5, a centre and a width such as 600,1200, file, slice.", "convert", "knee.csv", "new", "--draw-volumes", "--window", "3")]
    [InlineData("There is no link mode 'teleport'. Choices: copy, hardlink, symlink, reflink.", "balance", "slices", "new", "--link", "teleport")]
    [InlineData("'cat' is no class of this dataset. Its classes are tear.", "inspect", "slices", "--classes", "cat")]
    [InlineData("nowhere: there is no such folder.", "inspect", "nowhere", "--html", "new")]
    [InlineData("The radius of near-duplicates is 99 bits but must be from 0 to 15. 8 is usual.", "verify", "slices", "--radius", "99")]
    public void Each_mistake_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        SmallSlices.Write(folder["slices"], volumes: 6, torn: 3);
        DrawnKnees.WriteRows(folder["knee.csv"], 2);
        Directory.CreateDirectory(folder["taken"]);
        File.WriteAllText(folder["taken/mine.txt"], "mine");
        Directory.CreateDirectory(folder["unlabelled/images"]);
        File.WriteAllBytes(folder["unlabelled/images/a.bmp"], SmallSlices.Draw(1, 1));
        string before = DatasetFiles.Snapshot(folder.FullPath);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, arguments);
        Assert.Equal($"ballast: error: {message.Replace("{0}", folder.FullPath)}\n", outcome.Errors);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(before, DatasetFiles.Snapshot(folder.FullPath));
        Assert.Equal(["knee.csv", "slices", "taken", "unlabelled"], DatasetFiles.Names(folder.FullPath));
    }
}
