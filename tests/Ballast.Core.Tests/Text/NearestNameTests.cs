namespace Ballast.Core.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("smot", "smote")] // one letter put in
    [InlineData("adasin", "adasyn")] // one letter changed
    [InlineData("baselines", "baseline")] // one letter taken out
    [InlineData("base", "baseline")] // its beginning, though three names are fewer letters away
    public void The_smallest_edit_distance_wins(string name, string expected)
    {
        Assert.Equal(expected, NearestName.Of(name, ["adasyn", "smote", "baseline"]));
    }
}
