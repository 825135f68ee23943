using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class GroupRuleTests
{
    [Theory]
    [InlineData("images/train/IM1-01-02-00011.png", "01-02-00011")]
    [InlineData("images/IM12-a.b.jpg", "a.b")]
    [InlineData("images/plain.png", "plain")]
    [InlineData("images/ends-.png", "ends-")]
    public void The_volume_is_what_follows_the_first_hyphen(string file, string volume) => Assert.Equal(volume, GroupRule.AfterFirstHyphen.Of(file));

    [Theory]
    [InlineData("^(?<group>[a-z]+)_", "abc")]
    [InlineData("_([0-9]+)_", "12")]
    [InlineData("[a-z]+", "abc")]
    public void A_pattern_takes_its_named_group_its_first_group_or_all(string pattern, string group) => Assert.Equal(group, GroupRule.Matching(pattern).Of("images/abc_12_x.png"));

    [Fact]
    public void A_pattern_that_finds_nothing_names_the_file() =>
        Assert.Equal(
            "images/a.png: the group pattern '^z' finds no group in 'a'. Widen the pattern or name the groups in a map file.",
            Assert.Throws<BallastException>(() => GroupRule.Matching("^z").Of("images/a.png")).Message);

    [Fact]
    public void A_pattern_that_never_ends_is_stopped() =>
        Assert.Equal(
            $"images/{new string('a', 40)}!.png: the group pattern '^(a+)+$' takes more than 250 ms for this name. Write it without nested repetitions.",
            Assert.Throws<BallastException>(() => GroupRule.Matching("^(a+)+$").Of($"images/{new string('a', 40)}!.png")).Message);

    [Fact]
    public void A_pattern_that_is_none_is_refused() =>
        Assert.StartsWith("The group pattern '(' is no regular expression: ", Assert.Throws<BallastException>(() => GroupRule.Matching("(")).Message);

    [Fact]
    public void A_map_may_name_the_path_the_name_the_stem_or_the_volume()
    {
        using var folder = new TempFolder();
        GroupRule rule = GroupRule.Listed(folder.WriteText("map.csv", "file,patient\nimages/a.png,1\nb.png,2\nc,3\n01-02,4\n"));
        Assert.Equal(["1", "2", "3", "4"], new[] { "images/a.png", "images/b.png", "images/c.png", "images/IM1-01-02.png" }.Select(rule.Of));
        Assert.Equal($"images/d.png: {folder.At("map.csv")} has no group for 'd'. Add a line for it.", Assert.Throws<BallastException>(() => rule.Of("images/d.png")).Message);
    }

    [Fact]
    public void A_map_that_contradicts_itself_or_lacks_its_columns_is_refused()
    {
        using var folder = new TempFolder();
        string path = folder.WriteText("map.csv", "file,group\na,1\na,2\n");
        Assert.Equal($"{path}:3: 'a' is of group '2' here but of '1' in line 2. Keep one of them.", Assert.Throws<BallastException>(() => GroupRule.Listed(path)).Message);
        path = folder.WriteText("map.csv", "file,group\na,\n");
        Assert.Equal($"{path}:2: the cell of the group is empty. Fill it in or remove the line.", Assert.Throws<BallastException>(() => GroupRule.Listed(path)).Message);
        path = folder.WriteText("map.csv", "x,y\na,1\n");
        Assert.Equal(
            $"{path}:1: the columns must be 'file' (or 'stem', 'volume') and 'group' (or 'patient'), but there are x, y. Rename them.",
            Assert.Throws<BallastException>(() => GroupRule.Listed(path)).Message);
    }
}
