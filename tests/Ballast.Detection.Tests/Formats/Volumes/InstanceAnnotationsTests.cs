using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

public sealed class InstanceAnnotationsTests : IDisposable
{
    private const string Key = "tbrecon_id,SOPInstanceUID_anon,InstanceNumber\n01-02-00011,1.2.3,7\n01-02-00011,1.2.4,8\n01-02-00012,1.2.5,1\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_take_volume_and_number_from_the_key_and_boxes_as_they_are()
    {
        VolumeAnnotations read = Read("""
            01-02-00012,1.2.5,Medial Anterior,"{'x': 1.5, 'y': 2, 'width': 3, 'height': 4e0}"
            01-02-00011,1.2.4, Lateral Body,"{""width"": 30, ""height"": 40, ""x"": 10, ""y"": 20, ""type"": ""box""}"
            01-02-00011,1.2.9,Lateral Body,"{'x': 1, 'y': 2, 'width': 3, 'height': 4}"
            01-02-00011,1.2.5,Lateral Body,"{'x': 1, 'y': 2, 'width': 3, 'height': 4}"
            01-02-00011,1.2.3,Lateral Body,"{'x': 1, 'y': 2, 'width': 3}"
            01-02-00011,1.2.3,,"{'x': 1, 'y': 2, 'width': 3, 'height': 4}"

            """);
        Assert.Equal(
            [new VolumeAnnotation("01-02-00011", 8, new PixelBox(10, 20, 30, 40), "Lateral Body", 3), new VolumeAnnotation("01-02-00012", 1, new PixelBox(1.5, 2, 3, 4), "Medial Anterior", 2)],
            read.Rows);
        Assert.Equal(read.Rows[0].Box, read.StoredBox(read.Rows[0], 512));
        Assert.Equal(
            [
                "a.csv:3 PaddedLabel The label ' Lateral Body' has blanks around it; they were taken off.",
                "a.csv:4 MissingImage The key does not tell of instance '1.2.9'; the row was left out.",
                "a.csv:5 Malformed The row says volume '01-02-00011', but the key says '01-02-00012' of its instance; the row was left out.",
                "a.csv:6 Malformed '{'x': 1, 'y': 2, 'width': 3}' is not a box with x, y, width and height; the row was left out.",
                "a.csv:7 Malformed The label is empty. The row was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Theory]
    [InlineData("../x,1.2.3,7", "{0}:2: '../x' is not the name of a volume. A name has no '/', '\\' or ':'.")]
    [InlineData("a,1.2.3,seven", "{0}:2: InstanceNumber is 'seven', not a whole number. Correct the row.")]
    [InlineData("a,1.2.3,7\na,1.2.3,8", "{0}:3: instance '1.2.3' stands twice with different volume or number. Remove one of the rows.")]
    public void A_key_that_cannot_be_right_is_refused(string rows, string message)
    {
        string key = folder.WriteText("key.csv", "tbrecon_id,SOPInstanceUID_anon,InstanceNumber\n" + rows);
        string annotations = folder.WriteText("a.csv", "TBreconID,SOPInstanceUID_anon,labelName,data\n");
        Assert.Equal(string.Format(message, key), Assert.Throws<BallastException>(() => InstanceAnnotations.Read(annotations, key)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{'x': 1, 'x': 1, 'y': 2, 'width': 3, 'height': 4}")]
    [InlineData("{'x': inf, 'y': 2, 'width': 3, 'height': 4}")]
    [InlineData("{'x' 1, 'y': 2, 'width': 3, 'height': 4}")]
    public void What_is_no_box_is_told(string data) => Assert.Null(InstanceAnnotations.BoxOf(data));

    private VolumeAnnotations Read(string rows) =>
        InstanceAnnotations.Read(folder.WriteText("a.csv", "TBreconID,SOPInstanceUID_anon,labelName,data\n" + rows), folder.WriteText("key.csv", Key));
}
