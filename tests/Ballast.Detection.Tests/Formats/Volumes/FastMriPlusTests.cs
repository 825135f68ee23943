using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

public sealed class FastMriPlusTests
{
    private const string Header = "file,slice,study_level,x,y,width,height,label\n";

    [Fact]
    public void Every_kind_of_dirt_is_handled_and_named()
    {
        VolumeAnnotations read = Parse("""
            file1,3,No,10,20,30,40,Meniscus Tear
            file1,3,No,10,20,30,40,Meniscus Tear
            file1,0,Yes,,,,,artifact
            file0,2,No,5,-1,10,10,Joint Effusion 
            file1,1,No,5,5,10,0,Meniscus Tear
            ../x,1,No,5,5,10,9,Meniscus Tear
            file1,-1,No,5,5,10,9,Meniscus Tear
            file1,1,Maybe,5,5,10,9,Meniscus Tear
            file1,1,No,5,,10,9,Meniscus Tear
            file1,1,No,5,5,10,9, 

            """);
        Assert.Equal(["file0 2 Joint Effusion 5", "file1 0 artifact 4", "file1 3 Meniscus Tear 2"], read.Rows.Select(row => $"{row.Volume} {row.Slice} {row.LabelText} {row.Line}"));
        Assert.Equal([false, true, false], read.Rows.Select(row => row.IsStudyLevel));
        Assert.Equal(
            [
                "t.csv:3 Duplicate The row repeats line 2; it was left out.",
                "t.csv:4 StudyLevel 'artifact' is said of the whole volume 'file1'; it is no box.",
                "t.csv:5 PaddedLabel The label 'Joint Effusion ' has blanks around it; they were taken off.",
                "t.csv:5 OutOfImage The box of 'Joint Effusion' starts at (5, -1), out of the slice; it is cut to the slice when it is used.",
                "t.csv:6 DegenerateBox The box of 'Meniscus Tear' is 10 × 0 pixels; it has no area and was left out.",
                "t.csv:7 Malformed '../x' is not the name of a volume. The row was left out.",
                "t.csv:8 Malformed '-1' is not the number of a slice, from 0. The row was left out.",
                "t.csv:9 Malformed study_level is 'Maybe', neither Yes nor No. The row was left out.",
                "t.csv:10 Malformed '' is not a number. The row was left out.",
                "t.csv:11 Malformed The label is empty. The row was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Theory]
    // H = 320: y_raw = 320 - (y + height), worked by hand.
    [InlineData(90, 173, 35, 10, 137)]
    [InlineData(0, 0, 320, 320, 0)]
    [InlineData(5, -1, 10, 10, 311)]
    [InlineData(5, 310, 10, 10, 0)]
    public void A_box_is_turned_over_in_the_stored_slice(int x, int y, int width, int height, int stored)
    {
        VolumeAnnotations read = Parse($"file1,3,No,{x},{y},{width},{height},tear\n");
        Assert.Equal(new PixelBox(x, stored, width, height), read.StoredBox(read.Rows[0], 320));
    }

    [Fact]
    public void A_table_without_a_column_is_refused()
    {
        var failure = Assert.Throws<BallastException>(() => FastMriPlus.Parse(CsvTable.Parse("file,slice,x\na,1,2\n", "t.csv"), "t.csv"));
        Assert.Equal("t.csv:1: there is no column 'study_level', only file, slice, x. The table needs file, slice, study_level, x, y, width, height, label.", failure.Message);
    }

    [Fact]
    public void All_knee_rows_are_accounted_for()
    {
        string csv = Path.Join(SharedData.Folder("fastmri-plus"), "Annotations", "knee.csv");
        VolumeAnnotations read = FastMriPlus.Read(csv);
        Dictionary<DetectionFindingKind, int> counts = Found.Counts(read.Findings);
        // README: 16,167 rows, 13 of them for whole studies, 1,311 padded labels, 5 repeated rows, 6 boxes at y = -1, 1 box of height 0.
        Assert.Equal(13, counts[DetectionFindingKind.StudyLevel]);
        Assert.Equal(1311, counts[DetectionFindingKind.PaddedLabel]);
        Assert.Equal(5, counts[DetectionFindingKind.Duplicate]);
        Assert.Equal(6, counts[DetectionFindingKind.OutOfImage]);
        Assert.Equal(1, counts[DetectionFindingKind.DegenerateBox]);
        Assert.Equal(5, counts.Count);
        Assert.Equal(16167 - 5 - 1, read.Rows.Length);
        Assert.Equal(974, read.Volumes.Length);
        var map = LabelMap.Parse(["Meniscus Tear=tear"]);
        int tears = read.Rows.Count(row => map.LabelOf(row.LabelText) == 0);
        int lost = read.Findings.Count(finding => finding.Kind is DetectionFindingKind.Duplicate or DetectionFindingKind.DegenerateBox && LineOf(csv, finding).EndsWith(",Meniscus Tear", StringComparison.Ordinal));
        Assert.Equal(5658, tears + lost);
        Assert.Equal(16154 - 5 - 1 - tears, map.Dropped(read).Sum(label => label.Rows));
    }

    [Fact]
    public void All_brain_rows_are_accounted_for()
    {
        VolumeAnnotations read = FastMriPlus.Read(Path.Join(SharedData.Folder("fastmri-plus"), "Annotations", "brain.csv"));
        Dictionary<DetectionFindingKind, int> counts = Found.Counts(read.Findings);
        // README: 8,213 rows, 643 of them for whole studies, 1 repeated row, 2 boxes without area, 997 volumes. The repeated row is one for a whole study.
        Assert.Equal(642, counts[DetectionFindingKind.StudyLevel]);
        Assert.Equal(1, counts[DetectionFindingKind.Duplicate]);
        Assert.Equal(2, counts[DetectionFindingKind.DegenerateBox]);
        Assert.Equal(8213 - 1 - 2, read.Rows.Length);
        Assert.Equal(997, read.Volumes.Length);
    }

    private static string LineOf(string csv, DetectionFinding finding) => File.ReadLines(csv).ElementAt(finding.Line!.Value - 1);

    private static VolumeAnnotations Parse(string rows) => FastMriPlus.Parse(CsvTable.Parse(Header + rows, "t.csv"), "t.csv");
}
