using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection.Tests;

public sealed class DetectionBalanceTests
{
    private static readonly string[] Parts = ["train", "val", "test"];

    [Theory]
    [InlineData(LinkMode.Copy)]
    [InlineData(LinkMode.HardLink)]
    [InlineData(LinkMode.Symlink)]
    public void The_counts_of_the_plan_the_metadata_and_the_folder_agree(LinkMode link)
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        string before = MadeVolumes.Fingerprint(folder.At("in"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions());
        DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions { Link = link });

        RequireShape(plan, folder.At("out"), positives: 93 * 3);
        Assert.Equal(before, MadeVolumes.Fingerprint(folder.At("in")));
        Assert.Equal(["in", "out"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_dataset_of_the_source_is_balanced()
    {
        using var folder = new TempFolder();
        MadeVolumes.Full.Write(folder.At("in"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions());
        Assert.Equal((94_440, 18_273, 76_167, 550, 93), (plan.Source.Images, plan.Source.PositiveImages, plan.Source.NegativeImages, plan.Source.Volumes, plan.Source.PositiveVolumes));
        DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions { Link = LinkMode.HardLink });
        RequireShape(plan, folder.At("out"), positives: 18_273);
    }

    [Fact]
    public void The_same_seed_gives_the_same_dataset_with_any_number_of_threads_and_another_seed_another()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        string[] Written(uint seed, int threads) =>
            [.. DetectionBalance.Plan(folder.At("in"), new BalanceOptions { Seed = seed, Threads = threads }).Images.Select(image => $"{image.File} {image.Part} {image.Copies}")];
        string[] first = Written(42, 1);
        Assert.Equal(first, Written(42, 8));
        Assert.NotEqual(first, Written(43, 1));
    }

    [Fact]
    public void A_written_dataset_verifies_with_nothing_wrong_but_that_its_files_are_no_images()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        DetectionBalance.Write(DetectionBalance.Plan(folder.At("in"), new BalanceOptions()), folder.At("out"), new BalanceWriteOptions());
        VerifyReport report = DetectionVerify.Run(folder.At("out"), new VerifyOptions());
        Assert.All(report.Findings, finding => Assert.Equal(VerifyFindingKind.Unreadable, finding.Kind));
        Assert.Equal(report.Images, report.Findings.Length);
    }

    [Fact]
    public void Patients_stay_together_where_a_map_names_them()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        folder.WriteText("map.csv", "volume,patient\n" + string.Concat(Enumerable.Range(0, 550).Select(i => $"01-02-{i:D5},p{i / 2}\n")));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions { PatientMapFile = folder.At("map.csv") });
        Assert.All(plan.Images.GroupBy(image => image.Group), patient => Assert.Single(patient.Select(image => image.Part).Distinct()));
        Assert.Equal(275, Enum.GetValues<SplitPart>().Sum(plan.Groups));
        Assert.Equal(550, plan.Source.Volumes);
    }

    [Fact]
    public void A_label_of_white_space_or_without_a_file_is_a_negative_and_gets_an_empty_file()
    {
        using var folder = new TempFolder();
        foreach (string name in new[] { "1-a", "2-a", "1-b", "2-b", "1-c", "2-c" }) folder.WriteText($"in/images/{name}.png", name);
        folder.WriteText("in/labels/1-a.txt", " \n\t\n");
        folder.WriteText("in/labels/1-b.txt", "0 0.5 0.5 0.1 0.1\n");
        folder.WriteText("in/labels/lost.txt", "");
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions { Selection = TrainingSelection.KeepAll });
        Assert.Equal(["images/1-b.png"], plan.Images.Where(image => image.IsPositive).Select(image => image.File));
        Assert.Equal(4, plan.Findings.Count(finding => finding.Kind == DetectionFindingKind.MissingLabel));
        Assert.Equal("labels/lost.txt OrphanLabel There is no image of this name; it was left out.", Found.Lines(plan.Findings)[^1]);
        DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions());
        Assert.Equal(6, Directory.GetFiles(folder.At("out/labels"), "*.txt", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Repeats_are_written_under_names_of_their_own_and_keep_their_volume()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions { Selection = TrainingSelection.DuplicatePositives() });
        DetectionBalance.Write(plan, folder.At("out"), new BalanceWriteOptions { Link = LinkMode.HardLink });
        (int images, int positive) = MadeVolumes.Recount(folder.At("out"), "train");
        Assert.Equal(images, 2 * positive);
        Assert.Equal(385, MadeVolumes.VolumesIn(folder.At("out"), "train").Count);
        Assert.DoesNotContain(DetectionVerify.Run(folder.At("out"), new VerifyOptions()).Findings, finding => finding.Kind is VerifyFindingKind.Metadata or VerifyFindingKind.GroupInSeveralParts);
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        using var folder = new TempFolder();
        string Refusal(string name, BalanceOptions options) => Assert.Throws<BallastException>(() => DetectionBalance.Plan(folder.At(name), options)).Message;
        Assert.Equal($"Input directory not found: {folder.At("none")}. Name the folder of a YOLO dataset.", Refusal("none", new()));
        Directory.CreateDirectory(folder.At("bare"));
        Assert.Equal($"Input directory must contain 'images/' and 'labels/' subdirectories: {folder.At("bare")} has neither these nor 'train/images/'.", Refusal("bare", new()));
        folder.WriteText("single/images/a.png", "a");
        folder.WriteText("single/images/b.png", "b");
        Directory.CreateDirectory(folder.At("single/labels"));
        Assert.Equal(
            $"{folder.At("single")}: each of the 2 images is a group of its own ('a' for images/a.png), so a split by groups protects from nothing. "
            + "Say how the volume is told: a group pattern or a group map; or allow singletons if no two images have anything in common.",
            Refusal("single", new()));
        Assert.Equal($"{folder.At("single")}: 2 groups cannot fill 3 parts. Add volumes, or set a ratio to 0.", Refusal("single", new() { Singletons = SingletonGroups.Allow }));
    }

    [Fact]
    public void Two_images_that_would_have_one_name_are_refused()
    {
        using var folder = new TempFolder();
        foreach (string file in new[] { "images/train/1-a.png", "images/val/1-a.png", "images/val/1-b.png", "images/val/1-c.png", "labels/x.txt" }) folder.WriteText("in/" + file, file);
        string message = Assert.Throws<BallastException>(() => DetectionBalance.Plan(folder.At("in"), new BalanceOptions())).Message;
        Assert.Matches("^images/val/1-a.png and images/train/1-a.png would both be written to images/(train|val|test)/ under the name '1-a'. Rename or remove one of them.$", message);
    }

    [Fact]
    public void A_link_out_of_the_dataset_is_left_out_and_named_unless_links_are_followed()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        folder.WriteText("secret.txt", "secret");
        File.CreateSymbolicLink(folder.At("in/images/train/IM9-01-02-00000.png"), folder.At("secret.txt"));
        BalancePlan plan = DetectionBalance.Plan(folder.At("in"), new BalanceOptions());
        Assert.Equal(
            ["images/train/IM9-01-02-00000.png Unreadable It is a link that leads out of the dataset's folder. It was left out; ask for links to be followed if you trust them."],
            Found.Lines(plan.Findings));
        Assert.Equal(plan.Images.Length + 1, DetectionBalance.Plan(folder.At("in"), new BalanceOptions { Links = SymbolicLinks.Followed }).Images.Length);
    }

    [Fact]
    public void The_description_and_the_metadata_say_what_was_done()
    {
        using var folder = new TempFolder();
        MadeVolumes.Small.Write(folder.At("in"));
        DetectionBalance.Write(DetectionBalance.Plan(folder.At("in"), new BalanceOptions()), folder.At("out"), new BalanceWriteOptions());
        // Training keeps 65 x 3 positives and as many negatives; a part of validation and test has 8 slices a volume.
        Assert.Equal(
            $"""
            # Split by volume with seed 42; only the training part is balanced.
            # train: 390 images, 195 with objects, 195 without; 385 volumes
            # val: 664 images, 42 with objects, 622 without; 83 volumes
            # test: 656 images, 42 with objects, 614 without; 82 volumes
            path: "{folder.At("out")}"
            train: images/train
            val: images/val
            test: images/test
            nc: 1
            names:
              0: "tear"

            """, File.ReadAllText(folder.At("out/dataset.yaml")));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(folder.At("out/balanced_dataset_metadata.json")));
        JsonElement root = json.RootElement;
        Assert.Equal(["source", "parameters", "volume_statistics", "statistics", "slice_details"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal((279, 4121, "14.77:1"), (Number(root, "source", "original_tear_count"), Number(root, "source", "original_no_tear_count"), root.GetProperty("source").GetProperty("original_ratio").GetString()!));
        Assert.Equal((385, 83, 82, 550), (Number(root, "volume_statistics", "train_volumes"), Number(root, "volume_statistics", "val_volumes"), Number(root, "volume_statistics", "test_volumes"), Number(root, "volume_statistics", "total_volumes")));
        Assert.True(root.GetProperty("volume_statistics").GetProperty("no_overlap_verified").GetBoolean());
        Assert.Equal((1710, 279, 1431), (Number(root, "statistics", "total_images"), Number(root, "statistics", "total_tear"), Number(root, "statistics", "total_no_tear")));
        Assert.Equal("volume_split_then_undersample_train", root.GetProperty("parameters").GetProperty("sampling_method").GetString());
        Assert.Equal("195:195", root.GetProperty("statistics").GetProperty("train_balance_ratio").GetString());
    }

    private static int Number(JsonElement root, string block, string key) => root.GetProperty(block).GetProperty(key).GetInt32();

    private static void RequireShape(BalancePlan plan, string output, int positives)
    {
        Assert.Equal([65, 14, 14], Enum.GetValues<SplitPart>().Select(part => plan.Before(part).PositiveVolumes));
        Assert.Equal([320, 69, 68], Enum.GetValues<SplitPart>().Select(part => plan.Before(part).NegativeVolumes));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Join(output, "balanced_dataset_metadata.json")));
        int counted = 0;
        for (int i = 0; i < Parts.Length; i++)
        {
            (int images, int positive) = MadeVolumes.Recount(output, Parts[i]);
            JsonElement said = json.RootElement.GetProperty("statistics").GetProperty("splits").GetProperty(Parts[i]);
            Assert.Equal((images, positive, images - positive), (said.GetProperty("total").GetInt32(), said.GetProperty("tear").GetInt32(), said.GetProperty("no_tear").GetInt32()));
            Assert.Equal((images, positive), (plan.After((SplitPart)i).Images, plan.After((SplitPart)i).PositiveImages));
            if (i == 0) Assert.Equal(images, 2 * positive);
            else Assert.Equal(plan.Before((SplitPart)i), plan.After((SplitPart)i));
            counted += positive;
        }

        Assert.Equal(positives, counted);
        HashSet<string>[] volumes = [.. Parts.Select(part => MadeVolumes.VolumesIn(output, part))];
        Assert.Empty(volumes[0].Intersect(volumes[1]).Concat(volumes[0].Intersect(volumes[2])).Concat(volumes[1].Intersect(volumes[2])));
    }
}
