namespace Ballast.Core.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("smot", "smote")] // one letter put in
    [InlineData("adasin", "adasyn")] // one letter changed
    [InlineData("baselines", "baseline")] // one letter taken out
    [InlineData("base", "baseline")] // its beginning, though three names are fewer letters away
    [InlineData("smotes", "smote")]
    [InlineData("balenc", "balanced_softmax")] // a letter wrong and the end missing
    [InlineData("adasyn_smote", "adasyn")] // too much at the end
    public void The_fewest_edits_to_a_beginning_win(string name, string expected)
    {
        Assert.Equal(expected, NearestName.Of(name, ["adasyn", "smote_focal_loss", "smote", "baseline", "balanced_softmax"]));
    }
}
