using Ballast.Core;

namespace Ballast.Tables.Tests;

public sealed class TargetTextTests
{
    private static readonly ClassNames Classes = new(["cat", "dog", "a=b"]);

    [Theory]
    [InlineData("auto", "Auto")]
    [InlineData("not minority", "NotMinority")]
    [InlineData("Not-Majority", "NotMajority")]
    [InlineData("0.5", "ShareOfMajority(0.5)")]
    [InlineData("cat=100,dog=50", "Counts(1: 100, 2: 50)")]
    [InlineData("a=b=7", "Counts(0: 7)")]
    [InlineData("cat, dog", "Classes(1, 2)")]
    [InlineData("dog", "Classes(2)")]
    public void Words_shares_counts_and_classes_are_read(string text, string expected) => Assert.Equal(expected, TargetText.Parse(text, Classes).ToString());

    [Theory]
    [InlineData("1", "ShareOfMajority(1)")]
    [InlineData("-1", "Classes(0)")]
    [InlineData("-1=5,1=7", "Counts(0: 5, 1: 7)")]
    public void A_number_is_a_share_where_it_can_be_one_and_else_a_class(string text, string expected) =>
        Assert.Equal(expected, TargetText.Parse(text, ClassNames.InGivenOrder(["-1", "1"])).ToString());

    [Theory]
    [InlineData("cats=3", "The target names class 'cats', which is not there. Did you mean 'cat'? The classes are a=b, cat, dog.")]
    [InlineData("cat=many", "The target names 'cat=many', which is no class with a count. Write \"a=b=100\", several with commas.")]
    [InlineData("cat=1,cat=2", "The target names class 'cat' twice. Give it one count.")]
    [InlineData("1.5", "The share of the majority is 1.5 but must be above 0 and at most 1. 1 makes the classes equal.")]
    [InlineData(
        "most",
        "There is no target 'most'. Use auto, minority, majority, not-minority, not-majority, all, a share such as 0.5, counts such as \"a=b=100\", or for cleaning methods classes such as \"a=b\". The classes are a=b, cat, dog.")]
    [InlineData(",", "The target is empty. Leave --target out for auto.")]
    public void What_cannot_be_read_is_told(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<BallastException>(() => TargetText.Parse(text, Classes)).Message);
}
