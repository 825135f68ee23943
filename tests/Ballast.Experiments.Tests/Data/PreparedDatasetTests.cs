using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Experiments.Tests;

public sealed class PreparedDatasetTests
{
    private static PreparedDataset Read(string folder, DataSettings? settings = null) =>
        DataPreparation.Read(new RunSettings { DatasetPath = folder, Data = settings ?? new DataSettings() }, null, TestContext.Current.CancellationToken);

    [Fact]
    public void No_group_stands_in_two_parts()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder.FullPath, groupColumn: "leaf_group");
        PreparedDataset data = Read(folder.FullPath);
        foreach (uint seed in new uint[] { 1, 2, 3, 42 })
        {
            SplitDataset split = data.Split(new DataSettings(), seed);
            Assert.All(split.Samples.GroupBy(sample => sample.Group), group => Assert.Single(group.Select(sample => sample.Part).Distinct()));
            Assert.Equal("leaf_group", split.GroupColumn);
        }
    }

    [Fact]
    public void Identical_files_stay_together_without_any_group_column()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder.FullPath);
        for (int i = 0; i < 6; i++) File.Copy(folder[$"grass/photo00{i}.bmp"], folder[$"grass/copy{i}.bmp"]);
        SplitDataset split = Read(folder.FullPath).Split(new DataSettings(), 42);
        Dictionary<string, SplitPart> parts = split.Samples.ToDictionary(sample => sample.File, sample => sample.Part);
        for (int i = 0; i < 6; i++) Assert.Equal(parts[$"grass/photo00{i}.bmp"], parts[$"grass/copy{i}.bmp"]);
    }

    [Fact]
    public void Only_the_training_part_is_cut_to_an_imbalance_and_the_notes_say_so()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder.FullPath, [60, 60, 60], groupColumn: "leaf_group");
        PreparedDataset data = Read(folder.FullPath);
        SplitDataset whole = data.Split(new DataSettings(), 42), cut = data.Split(new DataSettings { Imbalance = 9 }, 42);
        // 42 training photos a class in pairs: 42, int(42 / 3) = 14, int(42 / 9) = 4.
        Assert.Equal([42, 42, 42], whole.CountsOf(SplitPart.Train).Counts);
        Assert.Equal([42, 14, 4], cut.CountsOf(SplitPart.Train).Counts);
        foreach (SplitPart part in new[] { SplitPart.Validation, SplitPart.Test })
            Assert.Equal(whole[part].Select(i => whole.Samples[i].File), cut[part].Select(i => cut.Samples[i].File));
        Assert.All(cut.Samples.Where(sample => sample.Part == SplitPart.Train).GroupBy(sample => sample.Group), pair => Assert.Equal(2, pair.Count()));
        Assert.Equal(
            "The training part was cut to 60 images for an imbalance of 9 : 1, sizes falling exponentially, groups whole; it is 10.5 : 1 (brick 42, grass 14, sky 4). Validation and test part are as they were.",
            cut.Notes[^1]);
        // What was cut is not part of the run: its fingerprint is that of the images that are left.
        Assert.Equal(data.Fingerprint, whole.Fingerprint);
        int[] left = [.. cut.Samples.Select(sample => data.Dataset.Samples.Select(each => each.File).ToList().IndexOf(sample.File))];
        Assert.Equal(data.Dataset.Take(left).Fingerprint, cut.Fingerprint);
        Assert.NotEqual(whole.Fingerprint, cut.Fingerprint);
        Assert.Equal(cut.Samples, data.Split(new DataSettings { Imbalance = 9 }, 42).Samples);
    }

    [Fact]
    public void A_planted_leak_is_refused_by_name_and_may_be_allowed()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["train"]);
        SmallPhotos.Write(folder["val"], [5, 5, 5]);
        PreparedDataset data = Read(folder.FullPath);
        BallastException error = Assert.Throws<BallastException>(() => data.Split(new DataSettings(), 42));
        Assert.Equal(FailureKind.GateFailed, error.Kind);
        Assert.Contains("train/brick/photo000.bmp", error.Message, StringComparison.Ordinal);
        Assert.Contains("val/brick/photo000.bmp", error.Message, StringComparison.Ordinal);
        SplitDataset allowed = data.Split(new DataSettings { Leakage = LeakagePolicy.Allow }, 42);
        Assert.Contains(allowed.Notes, note => note.Contains("train/brick/photo000.bmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_keeps_the_class_shares()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder.FullPath);
        Assert.Equal([20, 10, 5], Read(folder.FullPath, new DataSettings { Limit = 35 }).Counts.Counts);
    }

    [Fact]
    public void A_split_dataset_is_read_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"], groupColumn: "patient");
        SplitDataset written = Read(folder["photos"]).Split(new DataSettings(), 7);
        SplitDatasetFile.Write(folder["plan.csv"], written);
        SplitDataset read = SplitDatasetFile.Read(folder["plan.csv"]);
        Assert.Equal(written.Samples, read.Samples);
        Assert.Equal(written.Fingerprint, read.Fingerprint);
        Assert.Equal(written.Classes, read.Classes);
        Assert.Equal(written.PathOf(3), read.PathOf(3));
    }
}
