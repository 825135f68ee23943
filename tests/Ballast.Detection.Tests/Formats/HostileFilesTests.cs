using System.Text;
using Ballast.Core;

namespace Ballast.Detection.Tests;

/// <summary>Mutated files: readers answer with findings or a <see cref="BallastException"/>, soon, and with nothing else.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private const string Yaml = "path: .\ntrain: [images/train, images/a]\nval: ../images/val\ntest: test.txt\nnc: 3\nnames: {0: 'fish', 1: \"ray\", 2: &x shark}\n# end\n";
    private const string Labels = "0 0.3098958 0.578125 0.08984375 0.1171875\n2 0.1 0.2 0.3 0.4 0.9\n1 0.1 0.2 0.3 0.2 0.2 0.6\n";
    private const string Coco = """{"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 50}], "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2.5, 3, 4], "segmentation": [[1, 2, 3, 4, 5, 6]], "iscrowd": 0}, {"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9], "segmentation": {"counts": "ab", "size": [50, 100]}, "iscrowd": 1}], "categories": [{"id": 1, "name": "cat"}]}""";
    private const string Voc = "<?xml version=\"1.0\"?><annotation><filename>a.png</filename><size><width>100</width><height>50</height></size><object><name>cat</name><truncated>0</truncated><difficult>1</difficult><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object></annotation>";
    private const string Table = "file,slice,study_level,x,y,width,height,label\nfile1,3,No,10,20,30,40,Meniscus Tear\nfile1,0,Yes,,,,,\"artifact\"\n";
    private const string Box = "{'x': 1.5, 'y': 2, 'width': 3, \"height\": 4e0}";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_thousand_mutations_of_every_format_crash_nothing() => Mutate(1_000, 7);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_million_mutations_crash_nothing() => Mutate(170_000, 20260101);

    [Fact]
    public void Mutated_folders_read_nothing_outside()
    {
        using var outside = new TempFolder();
        outside.WriteImages("images/secret.png");
        folder.WriteImages("images/train/a.png", "images/val/b.png", "a.png");
        folder.WriteText("labels/train/a.txt", Labels);
        File.CreateSymbolicLink(folder.At("images/train/out.png"), outside.At("images/secret.png"));
        var random = new RandomState(11);
        string[] bad = [outside.At("images"), "../" + Path.GetFileName(outside.Root) + "/images", "../../../../../../etc", "/", "..", "images/../../" + Path.GetFileName(outside.Root)];
        for (int i = 0; i < 500; i++)
        {
            string path = bad[Below(random, bad.Length)];
            string yaml = Yaml.Replace("images/a", path, StringComparison.Ordinal).Replace("path: .", Below(random, 2) == 0 ? $"path: {path}" : "path: .", StringComparison.Ordinal);
            folder.WriteText("data.yaml", i % 2 == 0 ? yaml : Encoding.UTF8.GetString(Mutation(Encoding.UTF8.GetBytes(yaml), random)));
            folder.WriteText("test.txt", path + "/secret.png\n./images/train/out.png\n");
            folder.WriteText("train.json", Coco.Replace("a.png", path + "/secret.png", StringComparison.Ordinal));
            folder.WriteText("images/val/b.xml", Voc.Replace("a.png", path + "/secret.png", StringComparison.Ordinal));
            folder.WriteText("t.csv", $"file,label,x1,y1,x2,y2\n{path}/secret.png,cat,1,2,3,4\na.png,cat,1,2,3,4\n");
            foreach (Func<DetectionDataset> read in new Func<DetectionDataset>[] { () => YoloFolder.Read(folder.Root), () => CocoFolder.Read(folder.Root), () => VocFolder.Read(folder.Root), () => CsvAnnotations.Read(folder.At("t.csv")) })
                Assert.DoesNotContain(Read(read)?.Images ?? [], image => !image.FullPath!.StartsWith(folder.Root, StringComparison.Ordinal) || image.File.Contains("secret", StringComparison.Ordinal) || image.File.Contains("out.png", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a [")]
    [InlineData("{a: ")]
    [InlineData("a: |\n ")]
    [InlineData("!!x ")]
    [InlineData("'")]
    [InlineData("a: *a\n")]
    public async Task A_million_times_the_same_letters_end_soon(string letters)
    {
        string path = folder.WriteText("data.yaml", string.Concat(Enumerable.Repeat(letters, 1_000_000 / letters.Length)));
        Task<Exception?> read = Task.Run(() => Record.Exception(() => YoloDescription.Read(path)));
        Assert.IsType<BallastException>(await read.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Six targets, each with as many mutations.</summary>
    private void Mutate(int each, uint seed)
    {
        var random = new RandomState(seed);
        byte[][] sources = [.. new[] { Yaml, Labels, Coco, Voc, Table, Box }.Select(Encoding.UTF8.GetBytes)];
        string yaml = folder.At("data.yaml");
        Action<byte[]>[] targets =
        [
            bytes => Written(yaml, bytes, path => YoloDescription.Read(path)),
            bytes => YoloLabelFile.Parse(Encoding.UTF8.GetString(bytes), "a.txt", []).ForEach(found => found.In(100, 50)),
            bytes => CocoReader.Parse(bytes, "a.json", "a.json"),
            bytes => VocDocument.Parse(Encoding.UTF8.GetString(bytes), "a.xml", []),
            bytes => FastMriPlus.Parse(CsvTable.Parse(Encoding.UTF8.GetString(bytes), "t.csv"), "t.csv"),
            bytes => InstanceAnnotations.BoxOf(Encoding.UTF8.GetString(bytes)),
        ];
        for (int i = 0; i < each; i++)
        {
            for (int target = 0; target < targets.Length; target++)
            {
                byte[] mutated = Mutation(sources[target], random);
                try
                {
                    targets[target](mutated);
                }
                catch (BallastException)
                {
                    continue;
                }
                catch (Exception cause)
                {
                    Assert.Fail($"Target {target}, mutation {i}: {cause}\n{Convert.ToBase64String(mutated)}");
                }
            }
        }
    }

    /// <summary>One to eight changes: a bit, a byte, a piece cut out, doubled or replaced by what breaks parsers.</summary>
    private static byte[] Mutation(byte[] source, RandomState random)
    {
        string[] pieces = ["\0", "\r\n", "999999999999999999999", "-1", "1e400", "NaN", "\"", "'", "{", "}", "[", "]", "<", ">", "&", "*", ": ", "- ", "\\u0000", "../", "\ud7ff", "<!DOCTYPE a>", ","];
        var bytes = new List<byte>(source);
        for (int change = Below(random, 8); change >= 0 && bytes.Count > 0; change--)
        {
            int at = Below(random, bytes.Count), length = Math.Min(Below(random, 16), bytes.Count - at);
            switch (Below(random, 6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << Below(random, 8));
                    break;
                case 1:
                    bytes[at] = (byte)Below(random, 256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(Below(random, bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[Below(random, pieces.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static int Below(RandomState random, int end) => (int)random.Integer(0, end);

    private static void Written(string path, byte[] bytes, Action<string> read)
    {
        File.WriteAllBytes(path, bytes);
        read(path);
    }

    private static DetectionDataset? Read(Func<DetectionDataset> read)
    {
        try
        {
            return read();
        }
        catch (BallastException)
        {
            return null;
        }
    }
}
