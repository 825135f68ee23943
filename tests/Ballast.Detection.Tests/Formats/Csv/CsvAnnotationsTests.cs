using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class CsvAnnotationsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("filename,class,xmin,ymin,xmax,ymax\na.png,cat,40,15,60,35\n")]
    [InlineData("Image;Label;X;Y;Width;Height\nimages/a.png;cat;40;15;20;20\n")]
    [InlineData("path\tcategory\tx_center\ty_center\twidth\theight\na.png\tcat\t50\t25\t20\t20\n")]
    public void Columns_and_separators_are_found(string csv)
    {
        folder.WriteImages("images/a.png");
        Assert.Equal("0 40 15 20 20", Found.Boxes(Assert.Single(CsvAnnotations.Read(folder.WriteText("t.csv", csv)).Images)));
    }

    [Fact]
    public void A_mapping_names_columns_form_and_unit()
    {
        folder.WriteImages("a.png");
        string csv = folder.WriteText("t.csv", "f,c,u,v,p,q,s\na.png,cat,0.5,0.5,0.2,0.4,val\n");
        var mapping = new CsvMapping { FileColumn = "f", LabelColumn = "C", PartColumn = "s", BoxColumns = ["u", "v", "p", "q"], Form = CsvBoxForm.CenterAndSize, Unit = CsvUnit.Shares };
        DetectionImage read = CsvAnnotations.Read(csv, mapping).Images[0];
        Assert.Equal("0 40 15 20 20", Found.Boxes(read));
        Assert.Equal(SplitPart.Validation, read.Part);
    }

    [Fact]
    public void Odd_rows_are_left_out_and_named()
    {
        folder.WriteImages("a.png", "b.png");
        string csv = folder.WriteText("t.csv", "file,label,xmin,ymin,xmax,ymax,part\nb.png,,,,,,train\na.png,cat,40,15,60,35,train\na.png,cat,40,x,60,35,train\na.png,,40,1,60,35,train\n../../c.png,cat,40,1,60,35,train\n,cat,40,1,60,35,train\nd.png,cat,40,1,60,35,train\na.png,cat,60,1,40,35,test\n");
        DetectionDataset read = CsvAnnotations.Read(csv);
        Assert.Equal(["0 40 15 20 20", ""], read.Images.Select(Found.Boxes));
        Assert.Equal(
            [
                "t.csv:4 Malformed 'x' in column 'ymin' is not a number; the row was left out.",
                "t.csv:5 Malformed The row names no class; it was left out.",
                "t.csv:6 OutsideFolder '../../c.png' leads out of the dataset's folder and was not followed.",
                "t.csv:7 Malformed The row names no image; it was left out.",
                "t.csv:8 MissingImage There is no image 'd.png'; what is said of it was left out.",
                "t.csv:9 InTwoParts 'a.png' is in train and in test; it was taken for train.",
                "t.csv:9 DegenerateBox The box of 'cat' is -20 × 34 pixels; it has no area and was left out.",
            ],
            Found.Lines(read.Findings));
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        folder.WriteImages("a.png", "b.png");
        DetectionDataset read = CsvAnnotations.Read(folder.WriteText("t.csv", "file,label,xmin,ymin,xmax,ymax,part\na.png,cat,40.123456789,15,60,35,test\nb.png,,,,,,train\n"));
        CsvAnnotations.Write(read, folder.At("again.csv"));
        Assert.Equal("file,label,xmin,ymin,xmax,ymax,part\na.png,cat,40.123456789,15,60,35,test\nb.png,,,,,,train\n", File.ReadAllText(folder.At("again.csv")));
    }

    [Theory]
    [InlineData("file,label,a,b", "{0}:1: no columns are known for the box (such as xmin, ymin, xmax, ymax or x, y, width, height); there are file, label, a, b. Name the columns.")]
    [InlineData("label,x1,y1,x2,y2", "{0}:1: no column is known for the image (such as 'file'); there are label, x1, y1, x2, y2. Name the column.")]
    [InlineData("file,x1,y1,x2,y2", "{0}:1: no column is known for the class (such as 'label'); there are file, x1, y1, x2, y2. Name the column.")]
    public void Columns_that_are_not_found_are_told(string csv, string message)
    {
        string path = folder.WriteText("t.csv", csv);
        Assert.Equal(string.Format(message, path), Assert.Throws<BallastException>(() => CsvAnnotations.Read(path)).Message);
    }

    [Fact]
    public void A_column_that_was_asked_for_and_is_not_there_is_told_with_the_nearest()
    {
        string path = folder.WriteText("t.csv", "file,label,x1,y1,x2,y2\n");
        Assert.Equal(
            $"{path}:1: there is no column 'fil', only file, label, x1, y1, x2, y2. Did you mean 'file'?",
            Assert.Throws<BallastException>(() => CsvAnnotations.Read(path, new CsvMapping { FileColumn = "fil" })).Message);
    }
}
