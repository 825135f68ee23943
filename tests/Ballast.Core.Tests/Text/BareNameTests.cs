namespace Ballast.Core.Tests;

public sealed class BareNameTests
{
    [Theory]
    [InlineData("EditedNearestNeighbours", "editednearestneighbors")]
    [InlineData("edited_nearest-neighbors", "editednearestneighbors")]
    [InlineData("SMOTE-IPF", "smoteipf")]
    [InlineData("k means 2", "kmeans2")]
    [InlineData("", "")]
    public void Spellings_of_one_name_are_equal(string name, string bare) => Assert.Equal(bare, BareName.Of(name));
}
