using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class ImageMetadataTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("group")]
    [InlineData("Leaf_Group")]
    [InlineData("patient_id")]
    [InlineData("VOLUME")]
    [InlineData("track")]
    public void The_group_column_is_found_by_its_name(string column)
    {
        Pictures4($"file,label,size,{column}\na/1.png,a,9,g1\na/2.png,a,9,g1\nb/1.png,b,9,\n");

        ImageDataset dataset = Read();

        Assert.Equal(column, dataset.GroupColumn);
        Assert.Equal(["g1", "g1", null, null], dataset.Samples.Select(sample => sample.Group));
        Assert.Equal(
            ["1 file not listed in metadata.csv: b/2.png.", $"Groups come from column '{column}' of metadata.csv: 1 groups, 2 files without one."],
            dataset.Notes);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("filename")]
    [InlineData("file_name")]
    [InlineData("Path")]
    [InlineData("image")]
    public void Files_may_be_listed_by_any_path_that_leads_to_them(string column)
    {
        folder.WritePictures("images/a/1.png", "images/a/2.png", "images/b/1.png");
        folder.WriteText("metadata.csv", $"{column},class,group\nimages/a/1.png,a,g1\n./a/2.png,a,g2\nb\\1.png,b,g3\n");

        ImageDataset dataset = Read();

        Assert.Equal(["g1", "g2", "g3"], dataset.Samples.Select(sample => sample.Group));
        Assert.Empty(dataset.Problems);
    }

    [Fact]
    public void Metadata_may_lie_beside_the_class_folders()
    {
        folder.WritePictures("images/a/1.png", "images/b/1.png");
        folder.WriteText("images/metadata.csv", "file,group\na/1.png,g1\nb/1.png,g2\n");

        Assert.Equal(["g1", "g2"], Read().Samples.Select(sample => sample.Group));
    }

    [Fact]
    public void A_label_against_the_folder_and_a_file_that_is_not_there_are_problems()
    {
        Pictures4("file,label\na/1.png,b\na/2.png,a\nb/1.png,b\nb/2.png,\nb/3.png,b\n");

        ImageDataset dataset = Read();

        Assert.Equal(["a/2.png", "b/1.png", "b/2.png"], dataset.Samples.Select(sample => sample.File));
        Assert.Equal(
            [
                new ImageProblem("a/1.png", ImageProblemKind.Mislabelled, "Its folder says 'a', metadata.csv (line 2) says 'b'."),
                new ImageProblem("b/3.png", ImageProblemKind.Missing, "The file is listed in metadata.csv (line 6) but does not exist."),
            ],
            dataset.Problems);
    }

    [Fact]
    public void Two_lines_that_contradict_each_other_leave_the_file_out()
    {
        Pictures4("file,label,group\na/1.png,a,g1\na/1.png,a,g2\nb/1.png,b,g3\nb/1.png,b,g3\n");

        ImageDataset dataset = Read();

        Assert.Equal([new ImageProblem("a/1.png", ImageProblemKind.Mislabelled, "Lines 2 and 3 of metadata.csv contradict each other.")], dataset.Problems);
        Assert.DoesNotContain(dataset.Samples, sample => sample.File == "a/1.png");
        Assert.Contains(dataset.Samples, sample => sample.File == "b/1.png");
    }

    [Fact]
    public void A_column_that_was_asked_for_wins()
    {
        Pictures4("file,patient,leaf_group,camera\na/1.png,p1,l1,c1\n");

        ImageDataset dataset = ImageFolder.Read(folder.Root, new ImageFolderOptions { GroupColumn = "camera" });

        Assert.Equal("c1", dataset.Samples[0].Group);
    }

    [Fact]
    public void Several_candidates_are_refused_by_name() => AssertRefused(
        "file,patient,leaf_group\na/1.png,p1,l1\n", null,
        ":1: 2 columns could name the groups: patient, leaf_group. Choose one with --group-column (GroupColumn).");

    [Fact]
    public void A_column_that_does_not_exist_is_refused_with_those_that_do() => AssertRefused(
        "file,label,camera\na/1.png,a,c\n", "leaf", ":1: no column 'leaf' to group by; there are camera.");

    [Fact]
    public void A_file_column_is_needed() => AssertRefused(
        "picture,label\na/1.png,a\n", null, ":1: no column names the files. Call it file, filename, file_name, path or image; there are picture, label.");

    [Fact]
    public void Labels_that_are_no_class_at_all_are_refused_at_once() => AssertRefused(
        "file,label\na/1.png,0\nb/1.png,1\n", null,
        ": no label is the name of a class folder: the labels are '0', '1', the folders 'a', 'b'. Write folder names into the label column, or rename the column.");

    [Fact]
    public void A_group_column_without_metadata_is_refused()
    {
        folder.WritePictures("a/1.png", "b/1.png");

        var error = Assert.Throws<BallastException>(() => ImageFolder.Read(folder.Root, new ImageFolderOptions { GroupColumn = "leaf" }));

        Assert.Equal($"{folder.Root}: there is no metadata.csv, so there is no group column 'leaf'. Add the file or leave the group column out.", error.Message);
    }

    public void Dispose() => folder.Dispose();

    private void Pictures4(string metadata)
    {
        folder.WritePictures("a/1.png", "a/2.png", "b/1.png", "b/2.png");
        folder.WriteText("metadata.csv", metadata);
    }

    private ImageDataset Read() => ImageFolder.Read(folder.Root);

    private void AssertRefused(string metadata, string? column, string message)
    {
        Pictures4(metadata);
        var error = Assert.Throws<BallastException>(() => ImageFolder.Read(folder.Root, new ImageFolderOptions { GroupColumn = column }));
        Assert.Equal(folder.At("metadata.csv") + message, error.Message);
    }
}
