namespace Ballast.Interchange.Tests;

public sealed class MlflowNamesTests
{
    [Theory]
    [InlineData("loss/train", "loss/train")]
    [InlineData("test_recall/bee, red & wäsp", "test_recall/bee_ red _ wäsp")]
    [InlineData("../../etc/passwd", "_/_/etc/passwd")]
    [InlineData("/a//b/./c", "a/b/_/c")]
    [InlineData("", "_")]
    [InlineData("a\\b:c", "a_b_c")]
    public void Names_keep_what_mlflow_takes_and_never_leave_their_folder(string name, string key) => Assert.Equal(key, MlflowNames.Key(name));

    [Fact]
    public void Long_names_and_values_are_cut_to_what_mlflow_stores()
    {
        Assert.Equal(250, MlflowNames.Key(new string('a', 300)).Length);
        Assert.Equal(6000, MlflowNames.Value(new string('a', 6001)).Length);
    }
}
