using Ballast.Resampling;

namespace Ballast.Experiments.Tests;

/// <summary>The real leaf photos, several of one leaf.</summary>
public sealed class LeafPhotosTests
{
    [Fact]
    public void No_photo_of_one_leaf_stands_in_two_parts()
    {
        string? photos = SharedData.Find("plantvillage-10class-128");
        if (photos is null) Assert.Skip("The leaf photos are not here: set BALLAST_DATA to the folder that holds plantvillage-10class-128.");
        var settings = new RunSettings { DatasetPath = photos, Data = new DataSettings { Limit = 3000 } };
        PreparedDataset data = DataPreparation.Read(settings, null, TestContext.Current.CancellationToken);
        SplitDataset split = data.Split(settings.Data, 42);
        var leaves = split.Samples.Where(sample => sample.Group.Length > 0).GroupBy(sample => sample.Group).ToList();
        Assert.True(leaves.Count > 100);
        Assert.All(leaves, leaf => Assert.Single(leaf.Select(sample => sample.Part).Distinct()));
        Assert.Equal(3000, split.Samples.Length);
        Assert.InRange(data.Counts.ImbalanceRatio, 19, 21);
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
            Assert.All(split.CountsOf(part).Counts, count => Assert.True(count > 0));
    }
}
