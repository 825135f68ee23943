using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class LabelMapTests
{
    [Fact]
    public void Exact_rules_go_before_patterns_and_patterns_in_their_order()
    {
        var map = LabelMap.Parse(["*Meniscus*=meniscus", "Ligament - ?CL*=ligament", "Displaced Meniscus=other", "Mass", "Ligament*=rest"]);
        Assert.Equal(["meniscus", "ligament", "other", "Mass", "rest"], map.Classes);
        Assert.Equal([0, 1, 2, 3, 4, -1, -1], new[] { "Lateral Meniscus Body", "Ligament - ACL High", "Displaced Meniscus ", "Mass", "Ligament - x", "mass", "" }.Select(map.LabelOf));
    }

    [Fact]
    public void Six_regions_go_to_one_class()
    {
        string[] regions = [.. from side in new[] { "Medial", "Lateral" } from place in new[] { "Anterior", "Body", "Posterior" } select $"{side} {place}"];
        var map = LabelMap.Of([.. regions.Select(region => (region, "tear"))]);
        Assert.Equal(["tear"], map.Classes);
        Assert.All(regions, region => Assert.Equal(0, map.LabelOf(region)));
    }

    [Fact]
    public void What_is_dropped_is_counted()
    {
        VolumeAnnotations rows = new() { Rows = [.. new[] { "b", "a", "b", "tear" }.Select((label, i) => new VolumeAnnotation("v", i, default, label, i))] };
        Assert.Equal([("a", 1), ("b", 2)], LabelMap.Parse(["tear"]).Dropped(rows));
    }

    [Fact]
    public void Rules_that_cannot_be_followed_are_refused()
    {
        Assert.Equal("A label map needs one rule or more, such as 'Meniscus Tear=tear'.", Assert.Throws<BallastException>(() => LabelMap.Parse([])).Message);
        Assert.Equal("The rule 'a=' has an empty side. Write it as 'label=class'.", Assert.Throws<BallastException>(() => LabelMap.Parse(["a= "])).Message);
        Assert.Equal("Label 'a' goes to both 'b' and 'c'. Remove one of the rules.", Assert.Throws<BallastException>(() => LabelMap.Parse(["a=b", "a=c"])).Message);
    }
}
