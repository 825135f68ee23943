namespace Ballast.Resampling.Tests;

public sealed class ClassMentionsTests
{
    [Theory]
    [InlineData("Class 1 has 2 samples.", "Class 1 ('elm') has 2 samples.")]
    [InlineData("The target names class 0, which has none.", "The target names class 0 ('oak'), which has none.")]
    [InlineData("Class 1 ('beech') has 2 samples.", "Class 1 ('beech') has 2 samples.")]
    [InlineData("Class 7 has 2 samples.", "Class 7 has 2 samples.")]
    [InlineData("Neighbors is 0.", "Neighbors is 0.")]
    public void A_class_number_gets_its_name_once(string message, string expected) => Assert.Equal(expected, ClassMentions.Name(message, ["oak", "elm"]));
}
