using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class KneeStudyTests
{
    [Fact]
    public void The_whole_study_has_the_counts_of_the_one_that_was_described()
    {
        ConversionRequest request = new KneeStudy().ToRequest();
        Assert.Equal(550, request.Volumes.Length);
        Assert.Equal(550, request.Volumes.Select(volume => volume.Name).Distinct().Count());
        Assert.Equal(94_440, request.Volumes.Sum(volume => { using var opened = volume.Open(); return opened.Slices; }));
        Assert.Equal(18_273, request.Annotations.Rows.Length);
        Assert.Equal(18_273, request.Annotations.Rows.Select(row => (row.Volume, row.Slice)).Distinct().Count());
        Assert.Equal(93, request.Annotations.Volumes.Length);
        Assert.All(request.Annotations.Rows, row => Assert.True(row.Box.IsWithin(64, 64, 0), $"{row.Box}"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(61)]
    public void A_smaller_study_keeps_the_shares(int volumes)
    {
        KneeStudy study = KneeStudy.OfVolumes(volumes);
        Assert.Equal(volumes, study.TearVolumes + study.NormalVolumes);
        Assert.Equal(Math.Max(1, Math.Round(volumes * 93 / 550.0)), study.TearVolumes);
        ConversionRequest request = study.ToRequest();
        Assert.Equal(study.TearVolumes, request.Annotations.Volumes.Length);
        Assert.Equal(study.TearSlices, request.Annotations.Rows.Length);
        Assert.Equal(18_273 / 93.0, study.TearSlices / (double)study.TearVolumes, 0.5);
    }

    [Fact]
    public void A_study_is_written_with_its_counts_and_every_label_line_holds()
    {
        using var folder = new TempFolder();
        KneeStudy study = new() { TearVolumes = 4, NormalVolumes = 6, SlicesOfTearVolumes = 40, SlicesOfNormalVolumes = 30, TearSlices = 17 };
        ConversionReport report = VolumeConversion.Run(study.ToRequest(), folder.At("out"));
        Assert.Equal((10, 70, 17), (report.Summary.SuccessfulVolumes, report.Summary.TotalImages, report.Summary.TotalAnnotations));
        Assert.Equal((17, 17), (report.Annotations.Rows, report.Annotations.LabelLines));
        (int Images, int Positive)[] parts = [.. new[] { "train", "val", "test" }.Select(part => MadeVolumes.Recount(folder.At("out"), part))];
        Assert.Equal((70, 17), (parts.Sum(part => part.Images), parts.Sum(part => part.Positive)));
    }

    [Fact]
    public void Counts_that_contradict_each_other_are_refused()
    {
        Assert.Equal("A study has 3 volumes but needs 4 or more, some with and some without tears.", Assert.Throws<BallastException>(() => KneeStudy.OfVolumes(3)).Message);
        Assert.Equal(
            "30000 slices with a tear do not fit into 93 volumes of 22320 slices. Give the volumes more slices.",
            Assert.Throws<BallastException>(() => new KneeStudy { TearSlices = 30_000 }.ToRequest()).Message);
        Assert.Equal(
            "18273 slices with a tear do not fit into 0 volumes of 22320 slices. Give the volumes more slices.",
            Assert.Throws<BallastException>(() => new KneeStudy { TearVolumes = 0 }.ToRequest()).Message);
        Assert.Throws<BallastException>(() => new KneeStudy { TearVolumes = -1 }.ToRequest());
        Assert.Throws<BallastException>(() => new KneeStudy { TearSlices = -1 }.ToRequest());
        Assert.Throws<BallastException>(() => new KneeStudy { NormalVolumes = -1 }.ToRequest());
    }
}
