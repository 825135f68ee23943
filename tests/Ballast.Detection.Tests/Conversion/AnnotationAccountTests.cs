using Xunit;

namespace Ballast.Detection.Tests;

public sealed class AnnotationAccountTests
{
    private static readonly string[] Mixed =
    [
        "a,0,No,10,20,30,40,Meniscus Tear",
        "a,0,No,10,20,30,40,Meniscus Tear", // repeats the row before
        "a,0,No,10,20,30,0,Meniscus Tear", // no height
        "a,0,No,400,20,30,40,Meniscus Tear", // right of the image
        "a,9,No,10,20,30,40,Meniscus Tear", // no such slice
        "a,5,No,10,20,30,40,Meniscus Tear", // no such slice
        "a,0,No,10,20,30,40,Cyst",
        "a,0,Yes,,,,,artifact",
        "b,0,No,10,20,30,40,Meniscus Tear", // cannot be read
        "b,0,No,10,20,30,40,Meniscus Tear", // repeated, and cannot be read
        "c,0,No,10,20,30,40,Meniscus Tear", // is not here
        "a,zero,No,10,20,30,40,Meniscus Tear",
        "a,0,Perhaps,10,20,30,40,Meniscus Tear",
        "a,-1,No,10,20,30,40,Meniscus Tear",
        "../a,0,No,10,20,30,40,Meniscus Tear",
    ];

    [Fact]
    public void Every_row_is_a_label_line_or_is_counted_with_its_reason()
    {
        using var folder = new TempFolder();
        AnnotationAccount account = VolumeConversion.Run(
            MadeConversion.Request(MadeConversion.Rows(folder, Mixed), new MadeVolume("a", 2, 320, 320).Entry, MadeVolume.Broken("b")), folder.At("out")).Annotations;
        Assert.Equal((8, 1), (account.Rows, account.LabelLines));
        Assert.Equal(
            [("degenerate_box", 1), ("duplicate", 1), ("label_not_wanted", 1), ("outside_image", 1), ("slice_missing", 2), ("study_level", 1)],
            account.LeftOut.Select(each => (each.Key, each.Value)));
        Assert.Equal((2, 1, 4), (account.RowsOfFailedVolumes, account.RowsOfOtherVolumes, account.MalformedRows));
        AddsUp(account, Mixed.Length);
    }

    [Fact]
    public void The_same_is_counted_for_each_label()
    {
        using var folder = new TempFolder();
        AnnotationAccount account = VolumeConversion.Run(
            MadeConversion.Request(MadeConversion.Rows(folder, Mixed), new MadeVolume("a", 2, 320, 320).Entry), folder.At("out")).Annotations;
        Assert.Equal(["Cyst", "Meniscus Tear", "artifact"], account.Labels.Keys);
        LabelAccount tears = account.Labels["Meniscus Tear"];
        Assert.Equal((6, 1), (tears.Rows, tears.LabelLines));
        Assert.Equal([("degenerate_box", 1), ("duplicate", 1), ("outside_image", 1), ("slice_missing", 2)], tears.LeftOut.Select(each => (each.Key, each.Value)));
        Assert.Equal(account.Rows, account.Labels.Values.Sum(label => label.Rows));
        AddsUp(account, Mixed.Length);
    }

    internal static void AddsUp(AnnotationAccount account, int rowsOfTheFile)
    {
        Assert.Equal(account.Rows, account.LabelLines + account.LeftOut.Values.Sum());
        Assert.Equal(rowsOfTheFile, account.Rows + account.RowsOfFailedVolumes + account.RowsOfOtherVolumes + account.MalformedRows);
    }
}
