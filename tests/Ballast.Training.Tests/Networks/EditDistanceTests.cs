namespace Ballast.Training.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)] // k→s, e→i, +g
    [InlineData("resnet-18", "resnet18", 1)]
    public void Insertions_deletions_and_changes_are_counted(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }
}
